using Dapper;
using Marten.Events.Aggregation;
using Microsoft.EntityFrameworkCore;

namespace Shop.Views;

public class RevenueProjection(ShopContext db, NpgsqlConnection connection)
{
    public async Task Handle(EventEnvelope<OrderPlaced> @event, CancellationToken ct)
    {
        var row = await db.Revenue.FindAsync([@event.Data.CustomerId], ct);
        if (row!.Position >= @event.Position) return;
        row.Total += @event.Data.Total;
        row.Position = @event.Position;
        await db.SaveChangesAsync(ct);
    }

    public Task Handle(OrderCancelled @event) =>
        connection.ExecuteAsync(
            "UPDATE revenue SET total = total - @Total, position = @Position WHERE customer = @CustomerId AND position < @Position",
            @event);

    public Task Handle(OrderApproved @event) =>
        connection.ExecuteAsync(
            "INSERT INTO approved (order_id) VALUES (@OrderId) ON CONFLICT (order_id) DO NOTHING",
            new { @event.OrderId });
}

// Marten commits the document and its progress together.
public class OrderCountProjection : MultiStreamProjection<OrderCount, Guid>
{
    public void Apply(OrderPlaced placed, OrderCount count) => count.Placed++;
}
