using MassTransit;
using Microsoft.EntityFrameworkCore;
using NServiceBus;

namespace Shop.Payments;

public class AuthorizePaymentConsumer(ShopContext db) : IConsumer<AuthorizePayment>
{
    public async Task Consume(ConsumeContext<AuthorizePayment> context)
    {
        if (await db.Payments.AnyAsync(payment => payment.OrderId == context.Message.OrderId)) return;
        db.Payments.Add(new Payment { OrderId = context.Message.OrderId, Total = context.Message.Total });
        await db.SaveChangesAsync(context.CancellationToken);
    }
}

public class RefundPaymentConsumer(IPaymentProvider provider) : IConsumer<RefundPayment>
{
    public Task Consume(ConsumeContext<RefundPayment> context) =>
        provider.RefundAsync(context.Message.OrderId, idempotencyKey: context.Message.RefundId);
}

public class StampOrderConsumer(ShopContext db) : IConsumer<StampOrder>
{
    public async Task Consume(ConsumeContext<StampOrder> context)
    {
        context.Headers.Add("stamped-by", "shop.orders");
        await db.SaveChangesAsync(context.CancellationToken);
    }
}

// NServiceBus tells redelivered messages by its own outbox.
public class ReserveStockHandler(ShopContext db) : IHandleMessages<ReserveStock>
{
    public async Task Handle(ReserveStock message, IMessageHandlerContext context)
    {
        db.Reservations.Add(new Reservation { OrderId = message.OrderId });
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
