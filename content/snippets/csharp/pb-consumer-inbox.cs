// ---
// title: { en: Idempotent consumer with inbox, ko: 인박스가 있는 멱등 컨슈머 }
// description:
//   en: Records the message id in the transaction of its effect; a repeated message changes nothing.
//   ko: 메시지 ID를 효과와 같은 트랜잭션에 기록하므로 반복된 메시지는 아무것도 바꾸지 않습니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#inbox
// stops: [inbox]
// ---

using System;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;

public sealed class Inbox
{
    private readonly DbConnection _connection;
    private readonly string _consumer;

    public Inbox(DbConnection connection, string consumer)
    {
        _connection = connection;
        _consumer = consumer;
    }

    /// <summary>
    /// Has the effect of a message once and returns whether this was the first time. Acknowledge the message when it
    /// returns, and not before. A copy that is handled at the same time waits at the primary key of the table inbox
    /// (consumer, message_id).
    /// </summary>
    /// <param name="effect">Writes through the transaction only: what it does elsewhere would be repeated.</param>
    public async Task<bool> HandleOnceAsync(
        string messageId,
        Func<DbTransaction, CancellationToken, Task> effect,
        CancellationToken cancellation)
    {
        // Disposing it without a commit rolls back.
        await using var transaction = await _connection.BeginTransactionAsync(cancellation);
        if (!await RecordAsync(transaction, messageId, cancellation)) return false;
        await effect(transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task<bool> RecordAsync(DbTransaction transaction, string messageId, CancellationToken cancellation)
    {
        await using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "INSERT INTO inbox (consumer, message_id) VALUES (@consumer, @message_id) ON CONFLICT DO NOTHING";
        AddParameter(command, "consumer", _consumer);
        AddParameter(command, "message_id", messageId);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private static void AddParameter(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
