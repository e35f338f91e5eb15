// ---
// title: { en: Projection with checkpoint, ko: 체크포인트가 있는 프로젝션 }
// description:
//   en: Commits the view and the position it has reached in one transaction, so no event is lost or counted twice.
//   ko: 뷰와 처리한 위치를 한 트랜잭션으로 커밋하므로 이벤트를 잃거나 두 번 반영하지 않습니다.
// pattern: projections
// lesson: 03d-projection-implementation#one-transaction
// names: [OrderHistory]
// stops: [order-history-v1]
// ---

using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;

public sealed record OrderHistoryEvent(long Position, string Type, string OrderId, string CustomerId, long Total);

public interface IOrderHistoryLog
{
    /// <summary>Events after a position, oldest first, and none before an event that may still appear.</summary>
    Task<IReadOnlyList<OrderHistoryEvent>> ReadAfterAsync(long position, int limit, CancellationToken cancellation);
}

public sealed class OrderHistoryProjection
{
    /// <summary>A rebuild runs under a new name beside the old one until it has caught up.</summary>
    private const string Name = "order-history-v1";

    private readonly DbConnection _connection;
    private readonly IOrderHistoryLog _log;

    public OrderHistoryProjection(DbConnection connection, IOrderHistoryLog log)
    {
        _connection = connection;
        _log = log;
    }

    /// <summary>Projects the next events and returns how many.</summary>
    public async Task<int> ProjectAsync(int limit, CancellationToken cancellation)
    {
        // Disposing it without a commit rolls back.
        await using var transaction = await _connection.BeginTransactionAsync(cancellation);
        var position = await LockCheckpointAsync(transaction, cancellation);
        var events = await _log.ReadAfterAsync(position, limit, cancellation);
        foreach (var happened in events) await ApplyAsync(transaction, happened, cancellation);
        if (events.Count > 0)
        {
            var sql = "UPDATE checkpoint SET position = @p0 WHERE projection = @p1";
            await using var command = Command(transaction, sql, events[^1].Position, Name);
            await command.ExecuteNonQueryAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return events.Count;
    }

    /// <summary>The row lock makes a second projector wait here; it then goes on where the first has committed.</summary>
    private async Task<long> LockCheckpointAsync(DbTransaction transaction, CancellationToken cancellation)
    {
        await using var insert = Command(
            transaction, "INSERT INTO checkpoint VALUES (@p0, -1) ON CONFLICT DO NOTHING", Name);
        await insert.ExecuteNonQueryAsync(cancellation);
        await using var select = Command(
            transaction, "SELECT position FROM checkpoint WHERE projection = @p0 FOR UPDATE", Name);
        return Convert.ToInt64(await select.ExecuteScalarAsync(cancellation));
    }

    /// <summary>Writes the view and nothing else: mail or calls would be repeated by every rebuild.</summary>
    private async Task ApplyAsync(DbTransaction transaction, OrderHistoryEvent happened, CancellationToken cancellation)
    {
        await using var command = happened.Type switch
        {
            "OrderPlaced" => Command(
                transaction,
                "INSERT INTO order_history (order_id, customer_id, total, status) VALUES (@p0, @p1, @p2, 'PENDING') "
                    + "ON CONFLICT (order_id) DO NOTHING",
                happened.OrderId,
                happened.CustomerId,
                happened.Total),
            "OrderApproved" => SetStatus(transaction, happened.OrderId, "APPROVED"),
            "OrderRejected" => SetStatus(transaction, happened.OrderId, "REJECTED"),
            _ => null,
        };
        if (command is not null) await command.ExecuteNonQueryAsync(cancellation);
    }

    private DbCommand SetStatus(DbTransaction transaction, string orderId, string status) =>
        Command(transaction, "UPDATE order_history SET status = @p0 WHERE order_id = @p1", status, orderId);

    private DbCommand Command(DbTransaction transaction, string sql, params object[] values)
    {
        var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        for (var index = 0; index < values.Length; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"p{index}";
            parameter.Value = values[index];
            command.Parameters.Add(parameter);
        }
        return command;
    }
}
