package shop.order;

public record QuantityChanged(String orderId, String line, int quantity) {}
