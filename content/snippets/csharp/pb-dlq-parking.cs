// ---
// title: { en: Dead letters parked by key, with redrive, ko: 키별 격리와 재투입 }
// description:
//   en: Parks a message that always fails and everything behind it with the same key; redrive keeps their order.
//   ko: 계속 실패하는 메시지와 같은 키의 뒤따르는 메시지를 격리하고, 재투입할 때 순서를 지킵니다.
// pattern: messaging
// lesson: 16-05-best-practices-success-factors#parking-per-key
// stops: [parked_message]
// ---

using System;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;

public sealed record Message(string Id, string Key, string Value);

/// <summary>The message will fail again; throw everything else (a lost connection) as it is, for the usual retry.</summary>
public sealed class PoisonException : Exception
{
    public PoisonException(string reason) : base(reason) { }
}

/// <summary>Has its effect through the transaction, at most once a message id.</summary>
public delegate Task Handle(DbTransaction transaction, Message message, CancellationToken cancellation);

public sealed class ParkedMessages
{
    public const string Table = @"
        CREATE TABLE IF NOT EXISTS parked_message (
          seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          id text NOT NULL UNIQUE,
          key text NOT NULL,
          value text NOT NULL,
          reason text NOT NULL,
          parked_at timestamptz NOT NULL DEFAULT now()
        );
        CREATE INDEX IF NOT EXISTS parked_message_key ON parked_message (key, seq);";

    private readonly DbConnection _connection;
    private readonly Handle _handle;

    public ParkedMessages(DbConnection connection, Handle handle)
    {
        _connection = connection;
        _handle = handle;
    }

    /// <summary>
    /// Handles a message or parks it, and returns whether it was handled; acknowledge it in both cases. Other keys go on;
    /// a key with parked messages does not overtake them. Alert on the age of the oldest, and name who owns it.
    /// </summary>
    public async Task<bool> HandleOrParkAsync(Message message, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await BeginAsync(message.Key, cancellation);
            var isBehind = await OldestAsync(transaction, message.Key, cancellation) is not null;
            if (isBehind) await ParkAsync(transaction, message, "behind a parked message", cancellation);
            else await _handle(transaction, message, cancellation);
            await transaction.CommitAsync(cancellation);
            return !isBehind;
        }
        catch (PoisonException poison)
        {
            // The failed transaction is gone with all it did, so parking needs another.
            await using var transaction = await BeginAsync(message.Key, cancellation);
            await ParkAsync(transaction, message, poison.Message, cancellation);
            await transaction.CommitAsync(cancellation);
            return false;
        }
    }

    /// <summary>
    /// Handles what is parked under a key, oldest first, and returns whether all of it is done: the first that fails stops
    /// it. Not by sending them to the topic again: there they would come behind newer ones.
    /// </summary>
    public async Task<bool> RedriveAsync(string key, CancellationToken cancellation)
    {
        try
        {
            while (await RedriveOldestAsync(key, cancellation)) { }
            return true;
        }
        catch (PoisonException)
        {
            return false;
        }
    }

    private async Task<bool> RedriveOldestAsync(string key, CancellationToken cancellation)
    {
        await using var transaction = await BeginAsync(key, cancellation);
        var oldest = await OldestAsync(transaction, key, cancellation);
        if (oldest is null) return false;
        await _handle(transaction, oldest, cancellation);
        await using var command = Command(transaction, "DELETE FROM parked_message WHERE id = @p0", oldest.Id);
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task ParkAsync(
        DbTransaction transaction,
        Message message,
        string reason,
        CancellationToken cancellation)
    {
        await using var command = Command(
            transaction,
            "INSERT INTO parked_message (id, key, value, reason) VALUES (@p0, @p1, @p2, @p3) ON CONFLICT (id) DO NOTHING",
            message.Id,
            message.Key,
            message.Value,
            reason);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<Message?> OldestAsync(DbTransaction transaction, string key, CancellationToken cancellation)
    {
        await using var command = Command(
            transaction, "SELECT id, value FROM parked_message WHERE key = @p0 ORDER BY seq LIMIT 1", key);
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new Message(row.GetString(0), key, row.GetString(1)) : null;
    }

    /// <summary>The consumer and a redrive of the same key take turns; disposing it without a commit rolls back.</summary>
    private async Task<DbTransaction> BeginAsync(string key, CancellationToken cancellation)
    {
        var transaction = await _connection.BeginTransactionAsync(cancellation);
        await using var command = Command(
            transaction, "SELECT pg_advisory_xact_lock(hashtextextended('parked_message/' || @p0, 0))", key);
        await command.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    private DbCommand Command(DbTransaction transaction, string sql, params string[] values)
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
