using Azure.Messaging.ServiceBus;
using Confluent.Kafka;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Shop.Payments;

public class PaymentConsumers(IModel channel, IPaymentService payments, ILogger<PaymentConsumers> logger)
{
    public void Listen(AsyncEventingBasicConsumer consumer)
    {
        consumer.Received += async (_, delivery) =>
        {
            try
            {
                await payments.HandleAsync(delivery.Body);
                channel.BasicAck(delivery.DeliveryTag, multiple: false);
            }
            catch (PaymentException e)
            {
                logger.LogWarning(e, "not handled");
                channel.BasicNack(delivery.DeliveryTag, multiple: false, requeue: false);
            }
        };
    }

    public async Task OnMessage(ProcessMessageEventArgs args)
    {
        await args.CompleteMessageAsync(args.Message);
        await payments.HandleAsync(args.Message.Body);
    }

    public async Task OnRefund(ProcessMessageEventArgs args)
    {
        try
        {
            await payments.RefundAsync(args.Message.Body);
            await args.CompleteMessageAsync(args.Message);
        }
        catch (PaymentException e)
        {
            logger.LogWarning(e, "not refunded");
            await args.AbandonMessageAsync(args.Message);
        }
    }

    public async Task OnSessionMessage(ProcessSessionMessageEventArgs args)
    {
        _ = payments.HandleAsync(args.Message.Body);
        await args.CompleteMessageAsync(args.Message);
    }

    public async Task Run(IConsumer<string, string> consumer, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var result = consumer.Consume(stopping);
            try
            {
                await payments.HandleAsync(result.Message);
            }
            finally
            {
                consumer.Commit(result);
            }
        }
    }
}
