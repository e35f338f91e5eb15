// ---
// title: { en: CloudEvents envelope, ko: CloudEvents 봉투 }
// description:
//   en: Wraps an event with what consumers need to deduplicate, order and trace it; a reaction carries its cause on.
//   ko: 컨슈머가 중복을 거르고 순서를 지키고 추적하는 데 필요한 것을 이벤트에 붙입니다. 반응은 원인을 이어받습니다.
// pattern: messaging
// lesson: 16-04-event-driven-fundamentals#fact-anatomy
// names: [Order]
// stops: [com.example.shop]
// ---

using System;
using System.Text.Json.Serialization;

/// <summary>CloudEvents 1.0. Names of extensions are lower-case letters and digits only.</summary>
public sealed record Envelope<TData>
{
    [JsonPropertyName("specversion")]
    public string SpecVersion { get; init; } = "1.0";

    /// <summary>With the source the identity of the event: consumers treat the same pair as the same event.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("source")]
    public required string Source { get; init; }

    [JsonPropertyName("type")]
    public required string Type { get; init; }

    [JsonPropertyName("subject")]
    public required string Subject { get; init; }

    /// <summary>When it happened; not when it was sent.</summary>
    [JsonPropertyName("time")]
    public required DateTimeOffset Time { get; init; }

    [JsonPropertyName("datacontenttype")]
    public string DataContentType { get; init; } = "application/json";

    [JsonPropertyName("data")]
    public required TData Data { get; init; }

    /// <summary>The same for everything one request has set off.</summary>
    [JsonPropertyName("correlationid")]
    public required string CorrelationId { get; init; }

    /// <summary>The id of the message this one answers; its own where nothing came before.</summary>
    [JsonPropertyName("causationid")]
    public required string CausationId { get; init; }

    /// <summary>Events with the same key stay in sequence.</summary>
    [JsonPropertyName("partitionkey")]
    public required string PartitionKey { get; init; }
}

/// <summary>What a reaction carries on of the message that is being handled.</summary>
public sealed record Cause(string Id, string CorrelationId);

public static class OrderEnvelopes
{
    /// <param name="id">Chosen when the event is stored, so that a second attempt to publish repeats it.</param>
    /// <param name="name"><c>OrderPlaced</c>; a change that breaks consumers is a new version.</param>
    public static Envelope<TData> Wrap<TData>(
        string id,
        string name,
        int version,
        string orderId,
        DateTimeOffset time,
        TData data,
        Cause? cause = null) => new()
        {
            Id = id,
            Source = "/services/order",
            Type = $"com.example.shop.{name}.v{version}",
            Subject = orderId,
            Time = time,
            Data = data,
            CorrelationId = cause?.CorrelationId ?? id,
            CausationId = cause?.Id ?? id,
            PartitionKey = orderId,
        };
}
