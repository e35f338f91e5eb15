// ---
// title: { en: Outbox table and writer, ko: 아웃박스 테이블과 기록 }
// description:
//   en: Stores a message in the transaction that changes the state, so that both happen or neither does.
//   ko: 상태를 바꾸는 트랜잭션 안에 메시지를 저장하므로 둘 다 일어나거나 둘 다 일어나지 않습니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#transactional-outbox
// names: [Order]
// stops: [outbox]
// ---

using System;
using System.Data.Common;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

/// <param name="Id">Chosen once, before the first attempt: consumers recognise a repeated delivery by it.</param>
/// <param name="Type"><c>OrderPlaced</c>, with a version where consumers outlive it.</param>
public sealed record OrderMessage(Guid Id, string OrderId, string Type, object Payload);

public static class OrderOutbox
{
    /// <summary>
    /// seq puts the messages of one aggregate in sequence, since its writers follow one another. It is no cursor: a
    /// transaction that drew a smaller number may commit later, so the relay looks for rows that are not published yet.
    /// </summary>
    public const string Table = @"
        CREATE TABLE IF NOT EXISTS outbox (
          seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          id uuid NOT NULL UNIQUE,
          aggregate_type text NOT NULL,
          aggregate_id text NOT NULL,
          type text NOT NULL,
          payload jsonb NOT NULL,
          created_at timestamptz NOT NULL DEFAULT now(),
          published_at timestamptz
        );
        CREATE INDEX IF NOT EXISTS outbox_unpublished ON outbox (seq) WHERE published_at IS NULL;";

    /// <summary>
    /// Call it in the transaction that writes the order. Nothing is sent here: the relay sends what was committed.
    /// </summary>
    public static async Task EnqueueAsync(
        DbTransaction transaction,
        OrderMessage message,
        CancellationToken cancellation)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "INSERT INTO outbox (id, aggregate_type, aggregate_id, type, payload) "
            + "VALUES (@id, @aggregate_type, @aggregate_id, @type, @payload::jsonb)";
        AddParameter(command, "id", message.Id);
        AddParameter(command, "aggregate_type", "order");
        AddParameter(command, "aggregate_id", message.OrderId);
        AddParameter(command, "type", message.Type);
        AddParameter(command, "payload", JsonSerializer.Serialize(message.Payload));
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void AddParameter(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
