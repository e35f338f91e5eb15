package shop.order;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record ChangeQuantity(@TargetAggregateIdentifier String orderId, String lineId, int quantity) {}
