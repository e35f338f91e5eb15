package shop.order;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.ForwardMatchingInstances;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
public class Order {
  @AggregateIdentifier private String orderId;

  @AggregateMember(eventForwardingMode = ForwardMatchingInstances.class)
  private List<OrderLine> lines = new ArrayList<>();

  protected Order() {}
}
