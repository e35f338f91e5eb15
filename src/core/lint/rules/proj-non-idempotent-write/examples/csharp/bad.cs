using Dapper;
using Microsoft.EntityFrameworkCore;
using MongoDB.Driver;

namespace Shop.Views;

public class RevenueProjection(ShopContext db, NpgsqlConnection connection, IMongoCollection<CustomerTotal> totals)
{
    public async Task Handle(OrderPlaced @event, CancellationToken ct)
    {
        var row = await db.Revenue.FindAsync([@event.CustomerId], ct);
        row!.Total += @event.Total;
    //  ^^^^^^^^^^^^^^^^^^^^^^^^^^ counts
        row.Orders++;
    //  ^^^^^^^^^^^^ counts
        await db.SaveChangesAsync(ct);
    }

    public Task Handle(OrderCancelled @event) =>
        connection.ExecuteAsync("UPDATE revenue SET total = total - @Total WHERE customer = @CustomerId", @event);
    //  ^^^^^^^^^^^^^^^^^^^^^^^ counts

    public async Task Handle(OrderApproved @event)
    {
        await connection.ExecuteAsync("INSERT INTO approved (order_id) VALUES (@OrderId)", new { @event.OrderId });
        //    ^^^^^^^^^^^^^^^^^^^^^^^ inserts
        await totals.UpdateOneAsync(
        //    ^^^^^^^^^^^^^^^^^^^^^ counts
            total => total.CustomerId == @event.CustomerId,
            Builders<CustomerTotal>.Update.Inc(total => total.Approved, 1));
    }
}
