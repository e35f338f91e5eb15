// ---
// title: { en: Outbox relay, ko: 아웃박스 릴레이 }
// description:
//   en: Publishes what the outbox holds at least once and in the order of each aggregate; only one instance is active.
//   ko: 아웃박스의 메시지를 최소 한 번, 애그리거트별 순서대로 발행합니다. 한 번에 한 인스턴스만 일합니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#relay
// stops: [outbox, "200"]
// ---

using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;

/// <summary>Consumers drop what they have seen under the same id; messages with the same key keep their order.</summary>
public sealed record OutboxMessage(string Id, string Key, string Type, string Payload);

public interface IPublisher
{
    /// <summary>Completes once the broker has stored the message.</summary>
    Task PublishAsync(OutboxMessage message, CancellationToken cancellation);
}

public sealed class OutboxRelay
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(200);
    private readonly DbConnection _connection;
    private readonly IPublisher _publisher;

    /// <param name="connection">
    /// Used by nobody else: the lock that makes this relay the active one lives as long as its session.
    /// </param>
    /// <param name="publisher">The broker.</param>
    public OutboxRelay(DbConnection connection, IPublisher publisher)
    {
        _connection = connection;
        _publisher = publisher;
    }

    /// <summary>Relays until it is cancelled. Throws what fails: run it again with a back-off.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var published = await IsActiveAsync(cancellation) ? await RelayBatchAsync(100, cancellation) : 0;
            if (published == 0) await Task.Delay(Rest, cancellation);
        }
    }

    /// <summary>
    /// Publishes the oldest unpublished messages, one after the other, and returns how many. Whatever stops it between
    /// publishing and marking, the message is published again: at least once, never lost.
    /// </summary>
    public async Task<int> RelayBatchAsync(int limit, CancellationToken cancellation)
    {
        var messages = await UnpublishedAsync(limit, cancellation);
        foreach (var message in messages)
        {
            await _publisher.PublishAsync(message, cancellation);
            await MarkPublishedAsync(message, cancellation);
        }
        return messages.Count;
    }

    private async Task<IReadOnlyList<OutboxMessage>> UnpublishedAsync(int limit, CancellationToken cancellation)
    {
        await using var command = Command(
            "SELECT id::text, aggregate_id, type, payload::text FROM outbox WHERE published_at IS NULL ORDER BY seq LIMIT @value",
            limit);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var messages = new List<OutboxMessage>();
        while (await rows.ReadAsync(cancellation))
        {
            messages.Add(new OutboxMessage(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
        }
        return messages;
    }

    private async Task MarkPublishedAsync(OutboxMessage message, CancellationToken cancellation)
    {
        await using var command = Command("UPDATE outbox SET published_at = now() WHERE id = @value::uuid", message.Id);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Two relays at once would break the order; the others stand by until the active session ends.</summary>
    private async Task<bool> IsActiveAsync(CancellationToken cancellation)
    {
        await using var command = Command("SELECT pg_try_advisory_lock(hashtext(@value))", "outbox-relay");
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private DbCommand Command(string sql, object value)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        var parameter = command.CreateParameter();
        parameter.ParameterName = "value";
        parameter.Value = value;
        command.Parameters.Add(parameter);
        return command;
    }
}
