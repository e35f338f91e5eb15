package shop.order;

public record PaymentCaptured(String paymentId, String orderNumber) {}
