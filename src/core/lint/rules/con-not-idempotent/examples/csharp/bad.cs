using Confluent.Kafka;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Shop.Payments;

public class AuthorizePaymentConsumer(ShopContext db) : IConsumer<AuthorizePayment>
{
    public async Task Consume(ConsumeContext<AuthorizePayment> context)
    {
        db.Payments.Add(new Payment { OrderId = context.Message.OrderId, Total = context.Message.Total });
    //  ^^^^^^^^^^^^^^^ no-inbox
        await db.SaveChangesAsync(context.CancellationToken);
    }
}

public class RefundListener(IConsumer<string, string> consumer, IPaymentProvider provider)
{
    public async Task Run(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var result = consumer.Consume(stopping);
            await provider.RefundAsync(result.Message.Key, stopping);
            //    ^^^^^^^^^^^^^^^^^^^^ no-inbox
            consumer.Commit(result);
        }
    }
}
