using MassTransit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Shop.Orders;

// With MassTransit's bus outbox, what is published before SaveChanges is stored with the order.
public class PlaceOrderHandler(ShopContext db, IPublishEndpoint publishEndpoint) : IRequestHandler<PlaceOrder, Guid>
{
    public async Task<Guid> Handle(PlaceOrder command, CancellationToken ct)
    {
        var order = Order.From(command);
        db.Orders.Add(order);
        await publishEndpoint.Publish(new OrderPlaced(order.Id, order.Total), ct);
        await db.SaveChangesAsync(ct);
        return order.Id;
    }
}

public class OrderService(ShopContext db, IOutboxPublisher outboxPublisher, IBus bus)
{
    public async Task Approve(Order order, CancellationToken ct)
    {
        db.Outbox.Add(new OutboxMessage { Type = "com.example.shop.OrderApproved.v1", Key = order.Id.ToString() });
        await db.SaveChangesAsync(ct);
    }

    public async Task Cancel(Order order, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await outboxPublisher.PublishAsync(new OrderCancelled(order.Id), ct);
    }

    public async Task Answer(Order order, CancellationToken ct)
    {
        if (order.IsValid)
        {
            await db.SaveChangesAsync(ct);
            return;
        }
        await bus.Publish(new OrderRejected(order.Id), ct);
    }
}
