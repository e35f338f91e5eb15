package shop;

import org.axonframework.commandhandling.gateway.CommandGateway;

public class OrderController {
  private final CommandGateway commandGateway;

  public void cancel(String orderId) {
    commandGateway.sendAndWait(new CancelOrder(orderId));
  }
}
