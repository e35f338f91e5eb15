// ---
// title: { en: Command with handler, ko: 커맨드와 핸들러 }
// description:
//   en: A command named for its intent and a handler whose repetition changes nothing and gives the first outcome again.
//   ko: 의도를 이름으로 하는 커맨드와 핸들러입니다. 같은 커맨드를 다시 보내도 아무것도 바뀌지 않고 처음 결과를 돌려줍니다.
// pattern: cqrs
// lesson: 03b-cqrs-pattern-implementation#pipeline
// names: [Order, Place, Placed]
// ---

using System.Threading;
using System.Threading.Tasks;

/// <summary>
/// A request that may be refused. Who sends it chooses the command id, and sends the same one again after a timeout.
/// </summary>
public sealed record PlaceOrder(string CommandId, string OrderId, long Total);

/// <summary>"No" is an answer, not an error: only what may be tried again is thrown.</summary>
public abstract record PlaceOrderOutcome;
public sealed record PlaceOrderAccepted(string OrderId, int Version) : PlaceOrderOutcome;
public sealed record PlaceOrderRejected(PlaceOrderRefusal Reason) : PlaceOrderOutcome;

public enum PlaceOrderRefusal { AlreadyExists, EmptyTotal }

public sealed record OrderPlaced(string OrderId, long Total);

/// <summary>
/// What the handler does in one transaction; a conflict with another transaction makes its commit fail.
/// </summary>
public interface IPlaceOrderTransaction
{
    Task<PlaceOrderOutcome?> OutcomeOfAsync(string commandId, CancellationToken cancellation);

    /// <summary>The id is unique, so of two copies of a command that run at once only one commits.</summary>
    Task RecordOutcomeAsync(string commandId, PlaceOrderOutcome outcome, CancellationToken cancellation);

    Task<bool> OrderExistsAsync(string orderId, CancellationToken cancellation);

    Task InsertOrderAsync(string orderId, long total, int version, CancellationToken cancellation);

    /// <summary>Writes to the outbox: the event goes out if the transaction commits, and not otherwise.</summary>
    Task EnqueueAsync(OrderPlaced happened, CancellationToken cancellation);
}

public sealed class PlaceOrderHandler
{
    /// <summary>Call it in a transaction, and tell the caller the outcome after the commit.</summary>
    public async Task<PlaceOrderOutcome> HandleAsync(
        PlaceOrder command,
        IPlaceOrderTransaction transaction,
        CancellationToken cancellation)
    {
        var earlier = await transaction.OutcomeOfAsync(command.CommandId, cancellation);
        if (earlier is not null) return earlier;
        var outcome = await CarryOutAsync(command, transaction, cancellation);
        await transaction.RecordOutcomeAsync(command.CommandId, outcome, cancellation);
        return outcome;
    }

    private static async Task<PlaceOrderOutcome> CarryOutAsync(
        PlaceOrder command,
        IPlaceOrderTransaction transaction,
        CancellationToken cancellation)
    {
        if (command.Total <= 0) return new PlaceOrderRejected(PlaceOrderRefusal.EmptyTotal);
        if (await transaction.OrderExistsAsync(command.OrderId, cancellation))
        {
            return new PlaceOrderRejected(PlaceOrderRefusal.AlreadyExists);
        }
        const int version = 0;
        await transaction.InsertOrderAsync(command.OrderId, command.Total, version, cancellation);
        await transaction.EnqueueAsync(new OrderPlaced(command.OrderId, command.Total), cancellation);
        return new PlaceOrderAccepted(command.OrderId, version);
    }
}
