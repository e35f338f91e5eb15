package shop;

public record CancelOrder(String orderId) {}
