using System.Text.Json;
using EventStore.Client;

namespace Shop.Orders;

public record OrderPlaced(Guid OrderId, decimal Total)
{
    public const string Type = "com.example.shop.OrderPlaced.v1";
}

public class OrderEvents(EventStoreClient eventStore, ILogger<OrderEvents> logger)
{
    private static readonly Dictionary<string, Type> Known = new() { [OrderPlaced.Type] = typeof(OrderPlaced) };

    public Task Append(string stream, StreamRevision revision, OrderPlaced placed)
    {
        var data = new EventData(Uuid.NewUuid(), OrderPlaced.Type, JsonSerializer.SerializeToUtf8Bytes(placed));
        return eventStore.AppendToStreamAsync(stream, revision, [data]);
    }

    public object Read(ResolvedEvent resolved)
    {
        if (!Known.TryGetValue(resolved.Event.EventType, out var type))
            throw new InvalidOperationException($"no class for {resolved.Event.EventType} in {nameof(OrderEvents)}");
        return JsonSerializer.Deserialize(resolved.Event.Data.Span, type)!;
    }

    public Task Announce(IBus bus) => bus.Publish(new OrderAnnounced { Text = $"a sample of {nameof(OrderPlaced)}" });

    public void Refuse(object message)
    {
        logger.LogWarning("{Type} is not handled", message.GetType().Name);
        logger.Log(new { Type = message.GetType().Name });
    }
}
