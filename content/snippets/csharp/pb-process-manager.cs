// ---
// title: { en: Process manager, ko: 프로세스 매니저 }
// description:
//   en: Collects what several services report of one order, in any order, and sends each command that the facts call for once.
//   ko: 여러 서비스가 한 주문에 대해 알려 온 사실을 순서와 상관없이 모으고, 그 사실에 필요한 커맨드를 한 번씩만 보냅니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#pure-decide
// names: [Order]
// ---

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

/// <summary>The last is that of a durable timer set with the process: what was awaited did not come.</summary>
public enum OrderFactType
{
    Placed,
    StockReserved,
    StockReservationFailed,
    PaymentCaptured,
    PaymentDeclined,
    DeadlinePassed,
}

public sealed record OrderFact(string Id, OrderFactType Type, string OrderId);

/// <summary>The receiver acts once a key.</summary>
public sealed record OrderCommand(string Key, string Name, string OrderId);

public sealed record OrderProcess(bool Placed, bool Reserved, bool Paid, bool Failed)
{
    public static readonly OrderProcess NothingKnown = new(false, false, false, false);

    /// <summary>Remembers a fact. A fact may come before the one that caused it: it waits here.</summary>
    public OrderProcess Evolve(OrderFactType type) => type switch
    {
        OrderFactType.Placed => this with { Placed = true },
        OrderFactType.StockReserved => this with { Reserved = true },
        OrderFactType.PaymentCaptured => this with { Paid = true },
        // Once everything is there, the goods are on their way: too late to fail.
        _ => CalledFor().Contains("ScheduleShipment") ? this : this with { Failed = true },
    };

    /// <summary>Every command that the facts call for, whichever came first.</summary>
    public IReadOnlyList<string> CalledFor()
    {
        if (!Placed) return Array.Empty<string>();
        var commands = new List<string> { "ReserveStock", "CapturePayment" };
        if (Failed)
        {
            commands.Add("RejectOrder");
            if (Reserved) commands.Add("ReleaseStock");
            if (Paid) commands.Add("RefundPayment");
        }
        else if (Reserved && Paid)
        {
            commands.Add("ScheduleShipment");
        }
        return commands;
    }
}

/// <summary>
/// What the manager does in one transaction; a conflict with another transaction makes its commit fail.
/// </summary>
public interface IOrderProcessTransaction
{
    /// <summary>False when the fact was handled before; the id is unique.</summary>
    Task<bool> RecordInInboxAsync(string factId, CancellationToken cancellation);

    Task<OrderProcess?> LoadAsync(string orderId, CancellationToken cancellation);

    Task SaveAsync(string orderId, OrderProcess process, CancellationToken cancellation);

    /// <summary>Writes to the outbox.</summary>
    Task EnqueueAsync(OrderCommand command, CancellationToken cancellation);
}

public sealed class OrderProcessManager
{
    /// <summary>Takes in a fact, in any order and however often it comes; acknowledge it after the commit.</summary>
    public async Task HandleAsync(IOrderProcessTransaction transaction, OrderFact fact, CancellationToken cancellation)
    {
        if (!await transaction.RecordInInboxAsync(fact.Id, cancellation)) return;
        var before = await transaction.LoadAsync(fact.OrderId, cancellation) ?? OrderProcess.NothingKnown;
        var after = before.Evolve(fact.Type);
        await transaction.SaveAsync(fact.OrderId, after, cancellation);
        foreach (var name in after.CalledFor().Except(before.CalledFor()))
        {
            var command = new OrderCommand($"{fact.OrderId}/{name}", name, fact.OrderId);
            await transaction.EnqueueAsync(command, cancellation);
        }
    }
}
