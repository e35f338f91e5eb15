// ---
// title: { en: Trace context through messages (OpenTelemetry), ko: 메시지를 통한 추적 컨텍스트(OpenTelemetry) }
// description:
//   en: Sends the trace context with a message; the consumer's span is linked to the one that published it.
//   ko: 메시지에 추적 컨텍스트를 실어 보내고, 컨슈머의 스팬을 발행한 스팬에 링크로 연결합니다.
// pattern: operations
// lesson: 16-40-monitoring-success-factors#traceparent
// stops: [order-service, shop.order.events.v1]
// ---

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;

/// <summary>Tell OpenTelemetry of the source: <c>AddSource("order-service")</c>.</summary>
public static class TracedMessages
{
    private const string Destination = "shop.order.events.v1";
    private static readonly ActivitySource Source = new("order-service");

    /// <summary>
    /// Publishes in a span of its own, with headers that carry it. Names follow the messaging conventions.
    /// </summary>
    public static async Task<T> PublishAsync<T>(string messageId, Func<Dictionary<string, string>, Task<T>> publish)
    {
        using var activity = Source.StartActivity(
            $"send {Destination}", ActivityKind.Producer, default(ActivityContext), Tags("send", messageId));
        var headers = new Dictionary<string, string>();
        DistributedContextPropagator.Current.Inject(
            activity ?? Activity.Current,
            headers,
            (carrier, name, value) => ((Dictionary<string, string>)carrier!)[name] = value);
        return await RecordedAsync(activity, () => publish(headers));
    }

    /// <summary>
    /// Handles in a span that links to the publisher's. A link and no parent: the message may have waited for days, and a
    /// batch comes from many publishers.
    /// </summary>
    public static async Task<T> ProcessAsync<T>(
        string messageId,
        IReadOnlyDictionary<string, string> headers,
        Func<Task<T>> handler)
    {
        DistributedContextPropagator.Current.ExtractTraceIdAndState(headers, Get, out var parent, out var state);
        var isKnown = ActivityContext.TryParse(parent, state, isRemote: true, out var published);
        var links = isKnown ? new[] { new ActivityLink(published) } : Array.Empty<ActivityLink>();
        // Without this the span would be a child of whatever runs here.
        Activity.Current = null;
        using var activity = Source.StartActivity(
            $"process {Destination}", ActivityKind.Consumer, default(ActivityContext), Tags("process", messageId), links);
        return await RecordedAsync(activity, handler);
    }

    /// <summary>Ids belong on spans; as a metric's label they would make a series each.</summary>
    private static KeyValuePair<string, object?>[] Tags(string operation, string messageId) => new[]
    {
        new KeyValuePair<string, object?>("messaging.operation.name", operation),
        new KeyValuePair<string, object?>("messaging.operation.type", operation),
        new KeyValuePair<string, object?>("messaging.destination.name", Destination),
        new KeyValuePair<string, object?>("messaging.message.id", messageId),
    };

    private static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        values = null;
        ((IReadOnlyDictionary<string, string>)carrier!).TryGetValue(name, out value);
    }

    private static async Task<T> RecordedAsync<T>(Activity? activity, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception failure)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failure.GetType().Name);
            throw;
        }
    }
}
