// ---
// title: { en: Reaction of a choreographed saga, ko: 코레오그래피 사가의 반응 }
// description:
//   en: A table of what this service does on which event; inbox, state and outbox commit together, ids come from the cause.
//   ko: 어떤 이벤트에 무엇을 하는지 표로 둡니다. 인박스, 상태, 아웃박스를 함께 커밋하고 ID는 원인에서 만듭니다.
// pattern: sagas
// lesson: 04c-saga-choreography#reactions
// names: [Inventory]
// ---

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

public sealed record Event(string Id, string Type, string OrderId, string CorrelationId, string CausationId);

/// <summary>What a reaction may touch; everything becomes visible at commit or not at all.</summary>
public interface IInventoryTransaction
{
    /// <summary>False when the event was handled before; the id is unique.</summary>
    Task<bool> RecordInInboxAsync(string eventId, CancellationToken cancellation);

    /// <summary>False when there is not enough. Refuses an order whose release came first.</summary>
    Task<bool> ReserveAsync(string orderId, CancellationToken cancellation);

    Task ReleaseAsync(string orderId, CancellationToken cancellation);

    /// <summary>Writes to the outbox.</summary>
    Task PublishAsync(Event happened, CancellationToken cancellation);
}

public static class InventoryReactions
{
    /// <summary>Does its part and names the event that says so.</summary>
    private delegate Task<string> Reaction(
        IInventoryTransaction transaction,
        string orderId,
        CancellationToken cancellation);

    /// <summary>
    /// The whole part this service plays; the graph of all such tables is the saga, and must have no cycle.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, Reaction> Reactions = new Dictionary<string, Reaction>
    {
        ["OrderPlaced"] = async (transaction, orderId, cancellation) =>
            await transaction.ReserveAsync(orderId, cancellation) ? "StockReserved" : "StockReservationFailed",
        ["PaymentDeclined"] = async (transaction, orderId, cancellation) =>
        {
            await transaction.ReleaseAsync(orderId, cancellation);
            return "StockReleased";
        },
    };

    /// <summary>Reacts to an event once, in any order and however often it comes; acknowledge it after the commit.</summary>
    public static async Task ReactAsync(
        IInventoryTransaction transaction,
        Event happened,
        CancellationToken cancellation)
    {
        if (!Reactions.TryGetValue(happened.Type, out var reaction)) return;
        if (!await transaction.RecordInInboxAsync(happened.Id, cancellation)) return;
        var type = await reaction(transaction, happened.OrderId, cancellation);
        var answer = new Event(
            $"{happened.Id}/{type}", type, happened.OrderId, happened.CorrelationId, happened.Id);
        await transaction.PublishAsync(answer, cancellation);
    }
}
