package shop.order;

public class OrderCancelled extends OrderEvent {
  private final String reason;
}
