package shop;

public record PlaceOrder(String orderId) {}
