package shop.order;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

record ChangeQuantity(@TargetAggregateIdentifier String orderId, String line, int quantity) {}

record RemoveLine(@TargetAggregateIdentifier String orderId, String removed) {}

record QuantityChanged(String orderId, String line, int quantity) {}

record BasketEmptied(String basketId) {}

record ChangeAddress(@TargetAggregateIdentifier String basketId, String address) {}
