package shop.order;

public record CardDeclined(String cardId) {}
