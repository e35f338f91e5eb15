using Marten.Events.Aggregation;

namespace Shop.Orders;

public record OrderPlaced(Guid OrderId, decimal Total, DateTimeOffset PlacedAt);

public class Order
{
    public Guid Id { get; private set; }
    public Guid PaymentId { get; private set; }
    public DateTimeOffset PlacedAt { get; private set; }
    public string? Region { get; private set; }

    public static OrderPlaced Place(PlaceOrder command) =>
        new(command.OrderId, command.Total, DateTimeOffset.UtcNow);

    public void Apply(OrderPlaced placed)
    {
        Id = placed.OrderId;
        PaymentId = Guid.NewGuid();
        //          ^^^^^^^^^^^^^^ random
        PlacedAt = DateTimeOffset.UtcNow;
        //         ^^^^^^^^^^^^^^^^^^^^^ clock
        Region = Environment.GetEnvironmentVariable("REGION");
        //       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ environment
    }
}

public static class OrderState
{
    public static OrderView Evolve(OrderView state, object @event) => @event switch
    {
        OrderPlaced placed => state with { Total = placed.Total, ChangedAt = DateTime.Now },
        //                                                                   ^^^^^^^^^^^^ clock
        OrderApproved => state with { Approved = true },
        _ => state,
    };
}

public class OrderSummaryProjection : SingleStreamProjection<OrderSummary, Guid>
{
    public OrderSummary Create(OrderPlaced placed) => new() { Id = placed.OrderId, Total = placed.Total };

    public void Apply(IEvent<OrderApproved> @event, OrderSummary summary) => summary.ApprovedAt = DateTimeOffset.Now;
    //                                                                                            ^^^^^^^^^^^^^^^^^^ clock
}
