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

  @AggregateMember(eventForwardingMode = ForwardMatchingInstances.class)
  private Map<String, Voucher> vouchers = new HashMap<>();

  /** There is only one. */
  @AggregateMember private Delivery delivery;

  /** Every event goes to all of them, and no command to any. */
  @AggregateMember private List<Total> totals = new ArrayList<>();

  /** What identifies it stands elsewhere. */
  @AggregateMember private List<Gift> gifts = new ArrayList<>();

  protected Order() {}
}
