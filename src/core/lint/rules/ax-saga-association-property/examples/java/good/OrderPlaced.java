package shop.order;

public record OrderPlaced(String orderId, int totalInWon) {}
