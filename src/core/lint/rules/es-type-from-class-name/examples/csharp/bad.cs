using System.Text.Json;
using EventStore.Client;

namespace Shop.Orders;

public class OrderEvents(EventStoreClient eventStore, IModel channel)
{
    public Task Append(string stream, StreamRevision revision, object @event)
    {
        var data = new EventData(Uuid.NewUuid(), @event.GetType().Name, JsonSerializer.SerializeToUtf8Bytes(@event));
        //                                       ^^^^^^^^^^^^^^^^^^^^^ class-name
        return eventStore.AppendToStreamAsync(stream, revision, [data]);
    }

    public OutboxMessage ToOutbox<TEvent>(TEvent @event) => new()
    {
        Id = Guid.NewGuid(),
        Type = typeof(TEvent).FullName,
        //     ^^^^^^^^^^^^^^^^^^^^^^^ class-name
        Body = JsonSerializer.Serialize(@event),
    };

    public void Publish(OrderPlaced placed)
    {
        var routingKey = $"shop.{nameof(OrderPlaced)}";
        //                       ^^^^^^^^^^^^^^^^^^^ class-name
        channel.BasicPublish("shop", routingKey, null, JsonSerializer.SerializeToUtf8Bytes(placed));
    }

    public static string StreamName<TAggregate>(Guid id) => $"{typeof(TAggregate).Name}-{id}";
    //                                                         ^^^^^^^^^^^^^^^^^^^^^^^ class-name
}
