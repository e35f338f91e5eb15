package shop;

import org.axonframework.commandhandling.CommandHandler;

public class OrderCommands {
  @CommandHandler
  public void place(PlaceOrder command) {
    orders.place(command.orderId());
  }
}
