// ---
// title: { en: Saga orchestrator with compensations, ko: 보상이 있는 사가 오케스트레이터 }
// description:
//   en: A pure state machine; state and next command commit together, replies may repeat or come late.
//   ko: 순수 상태 기계입니다. 상태와 다음 커맨드를 함께 커밋하며, 응답이 반복되거나 늦게 와도 안전합니다.
// pattern: sagas
// lesson: 04b-saga-orchestration#one-commit
// names: [OrderFulfillment]
// stops: [ReserveStock, ReleaseStock, AuthorizePayment, VoidPayment, CapturePayment, ScheduleShipment]
// ---

using System;
using System.Threading;
using System.Threading.Tasks;

/// <summary>The key is the same whenever it is sent again: the receiver acts once and repeats its reply.</summary>
public sealed record SagaCommand(string Key, string Name, string SagaId);

/// <summary>No reply is no refusal: after a timeout the same command is sent again, until there is an answer.</summary>
public sealed record SagaReply(string Key, string SagaId, bool Refused);

/// <summary>Parked: a step that must not fail was refused; a person decides.</summary>
public enum SagaStatus { Running, Compensating, Completed, Compensated, Parked }

/// <summary>What is stored. Step is the one whose reply is awaited.</summary>
public sealed record OrderFulfillmentSaga(string SagaId, SagaStatus Status = SagaStatus.Running, int Step = 0)
{
    /// <summary>Compensatable steps, then one pivot, then steps that are repeated until they succeed.</summary>
    private static readonly (string Command, string? Compensation)[] Steps =
    {
        ("ReserveStock", "ReleaseStock"),
        ("AuthorizePayment", "VoidPayment"),
        ("CapturePayment", null),
        ("ScheduleShipment", null),
    };

    private const int Pivot = 2;

    /// <summary>What is sent next; null once the saga has ended.</summary>
    public SagaCommand? Command()
    {
        var name = Status switch
        {
            SagaStatus.Running => Steps[Step].Command,
            SagaStatus.Compensating => Steps[Step].Compensation,
            _ => null,
        };
        return name is null ? null : new SagaCommand($"{SagaId}/{name}", name, SagaId);
    }

    /// <summary>The saga after a reply. One that is not awaited (repeated, late) changes nothing.</summary>
    public OrderFulfillmentSaga Advance(SagaReply reply)
    {
        if (reply.Key != Command()?.Key) return this;
        if (Status == SagaStatus.Compensating)
        {
            return reply.Refused ? this with { Status = SagaStatus.Parked } : CompensateBefore();
        }
        if (reply.Refused) return Step <= Pivot ? CompensateBefore() : this with { Status = SagaStatus.Parked };
        return Step + 1 < Steps.Length ? this with { Step = Step + 1 } : this with { Status = SagaStatus.Completed };
    }

    /// <summary>Last step first. A refused step did nothing and so has nothing to undo.</summary>
    private OrderFulfillmentSaga CompensateBefore() => Step == 0
        ? this with { Status = SagaStatus.Compensated }
        : this with { Status = SagaStatus.Compensating, Step = Step - 1 };
}

/// <summary>What the shell does in one transaction.</summary>
public interface ISagaTransaction
{
    /// <summary>Locks the saga until the transaction ends.</summary>
    Task<OrderFulfillmentSaga?> LoadAsync(string sagaId, CancellationToken cancellation);

    Task SaveAsync(OrderFulfillmentSaga saga, CancellationToken cancellation);

    /// <summary>Writes to the outbox: the command goes out if the transaction commits, and not otherwise.</summary>
    Task EnqueueAsync(SagaCommand command, CancellationToken cancellation);
}

public sealed class OrderFulfillmentOrchestrator
{
    /// <summary>Starts the saga once, however often it is called with the same id.</summary>
    public async Task StartAsync(ISagaTransaction transaction, string sagaId, CancellationToken cancellation)
    {
        if (await transaction.LoadAsync(sagaId, cancellation) is not null) return;
        await PersistAsync(transaction, new OrderFulfillmentSaga(sagaId), cancellation);
    }

    /// <summary>Takes a reply; acknowledge it after the transaction has committed.</summary>
    public async Task HandleAsync(ISagaTransaction transaction, SagaReply reply, CancellationToken cancellation)
    {
        var saga = await transaction.LoadAsync(reply.SagaId, cancellation)
            ?? throw new InvalidOperationException($"unknown saga {reply.SagaId}");
        var next = saga.Advance(reply);
        if (next != saga) await PersistAsync(transaction, next, cancellation);
    }

    /// <summary>State and command in one commit: never a saga that waits for what was not sent.</summary>
    private static async Task PersistAsync(
        ISagaTransaction transaction,
        OrderFulfillmentSaga saga,
        CancellationToken cancellation)
    {
        await transaction.SaveAsync(saga, cancellation);
        if (saga.Command() is { } command) await transaction.EnqueueAsync(command, cancellation);
    }
}
