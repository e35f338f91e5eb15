package shop.order;

import org.axonframework.commandhandling.CommandHandler;

public class OrderLine {
  private String lineId;
  private int quantity;

  @CommandHandler
  public void handle(ChangeQuantity command) {}
}
