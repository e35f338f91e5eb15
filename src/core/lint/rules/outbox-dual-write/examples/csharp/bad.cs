using Confluent.Kafka;
using MassTransit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Shop.Orders;

public class PlaceOrderHandler(ShopContext db, IPublishEndpoint publishEndpoint) : IRequestHandler<PlaceOrder, Guid>
{
    public async Task<Guid> Handle(PlaceOrder command, CancellationToken ct)
    {
        var order = Order.From(command);
        db.Orders.Add(order);
        await db.SaveChangesAsync(ct);
        await publishEndpoint.Publish(new OrderPlaced(order.Id, order.Total), ct);
        //    ^^^^^^^^^^^^^^^^^^^^^^^ dual-write
        return order.Id;
    }
}

public class OrderService
{
    private readonly IOrderRepository _orders;
    private readonly IProducer<string, string> _producer;
    private readonly IPublisher _publisher;

    public OrderService(IOrderRepository orders, IProducer<string, string> producer, IPublisher publisher)
    {
        _orders = orders;
        _producer = producer;
        _publisher = publisher;
    }

    public async Task Approve(Order order, CancellationToken ct)
    {
        await using var transaction = await _orders.UnitOfWork.BeginTransactionAsync(ct);
        await _orders.SaveAsync(order with { Approved = true }, ct);
        await transaction.CommitAsync(ct);
        await _producer.ProduceAsync("shop.order.events.v1", OrderMessage.Approved(order), ct).ConfigureAwait(false);
        //    ^^^^^^^^^^^^^^^^^^^^^^ dual-write
    }

    public async Task Cancel(Order order)
    {
        await _orders.UnitOfWork.SaveEntitiesAsync();
        if (order.IsPaid)
        {
            await _publisher.Publish(new OrderCancelled(order.Id));
            //    ^^^^^^^^^^^^^^^^^^ in-process
        }
    }
}
