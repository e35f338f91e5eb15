using Azure.Messaging.ServiceBus;
using Confluent.Kafka;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Shop.Payments;

public class PaymentConsumers(IModel channel, IPaymentService payments)
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
            catch (PaymentException)
            {
                channel.BasicNack(delivery.DeliveryTag, multiple: false, requeue: false);
            }
            catch (JsonException)
            {
                // A poison message: it can never be read.
                channel.BasicAck(delivery.DeliveryTag, multiple: false);
            }
        };
    }

    public async Task OnMessage(ProcessMessageEventArgs args)
    {
        try
        {
            await payments.HandleAsync(args.Message.Body);
            await args.CompleteMessageAsync(args.Message);
        }
        catch (PaymentException e)
        {
            await args.DeadLetterMessageAsync(args.Message, e.Message);
            await args.CompleteMessageAsync(args.Message);
        }
    }

    public async Task Run(IConsumer<string, string> consumer, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var result = consumer.Consume(stopping);
            await payments.HandleAsync(result.Message);
            consumer.Commit(result);
        }
    }
}
