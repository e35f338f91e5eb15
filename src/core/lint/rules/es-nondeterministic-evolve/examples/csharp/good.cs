using Marten.Events.Aggregation;

namespace Shop.Orders;

public class Order
{
    public Guid Id { get; private set; }
    public Guid PaymentId { get; private set; }
    public DateTimeOffset PlacedAt { get; private set; }

    public static OrderPlaced Place(PlaceOrder command, TimeProvider time) =>
        new(command.OrderId, Guid.NewGuid(), command.Total, time.GetUtcNow());

    public void Apply(OrderPlaced placed)
    {
        Id = placed.OrderId;
        PaymentId = placed.PaymentId;
        PlacedAt = placed.PlacedAt;
    }
}

public class OrderSummaryProjection : SingleStreamProjection<OrderSummary, Guid>
{
    public OrderSummary Create(OrderPlaced placed) => new() { Id = placed.OrderId, Total = placed.Total };

    public void Apply(IEvent<OrderApproved> approved, OrderSummary summary) =>
        summary.ApprovedAt = approved.Timestamp;
}

public class RequestIdFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context) =>
        operation.OperationId = Guid.NewGuid().ToString();
}
