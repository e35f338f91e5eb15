package shop;

import org.axonframework.commandhandling.CommandHandler;

public class OrderCommands {
  @CommandHandler
  public void cancel(CancelOrder command) {
    orders.cancel(command.orderId());
  }
}
