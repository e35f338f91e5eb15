package shop.order;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;

class Delivery {
  @CommandHandler
  void handle(ChangeAddress command) {}
}

class Total {
  @EventSourcingHandler
  void on(OrderPlaced event) {}
}

class Gift extends Wrapped {
  @CommandHandler
  void handle(WrapGift command) {}
}
