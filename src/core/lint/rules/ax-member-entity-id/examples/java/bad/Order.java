package shop.order;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateMember;
import org.axonframework.modelling.command.ForwardMatchingInstances;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate
public class Order {
  @AggregateIdentifier private String orderId;

  @AggregateMember private List<OrderLine> lines = new ArrayList<>();
//                                         ^^^^^ missing

  @AggregateMember(eventForwardingMode = ForwardMatchingInstances.class)
  private Map<String, Voucher> vouchers = new HashMap<>();
//                             ^^^^^^^^ missing

  protected Order() {}
}
