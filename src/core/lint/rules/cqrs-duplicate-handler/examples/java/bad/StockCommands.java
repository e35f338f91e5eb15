package shop;

import org.axonframework.commandhandling.CommandHandler;

public class StockCommands {
  @CommandHandler
  public void reserve(PlaceOrder command) {
//            ^^^^^^^ duplicate
    stock.reserve(command.orderId());
  }
}
