package shop.order;

public class OrderRejected {
  private final String order;

  public OrderRejected(String order) {
    this.order = order;
  }

  public String getOrderId() {
    return order;
  }
}
