// ---
// title: { en: Surround with transaction and outbox, ko: 트랜잭션과 아웃박스로 감싸기 }
// description:
//   en: Changes the state and stores what others must hear of it in one commit.
//   ko: 상태 변경과 알려야 할 메시지를 한 번에 커밋합니다.
// pattern: messaging
// lesson: 16-18-2-asynchronous-communication#transactional-outbox
// names: [Order]
// surrounds: await work();
// stops: [outbox]
// ---

using System;
using System.Data.Common;
using System.Threading;
using System.Threading.Tasks;

public static class Surrounded
{
    public static async Task ExampleAsync(
        DbConnection connection,
        string orderId,
        Func<Task> work,
        CancellationToken cancellation)
    {
        // Disposing it without a commit rolls back. Write through it only; anything else stays.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await work();
        // The relay sends it after the commit.
        await using var message = connection.CreateCommand();
        message.Transaction = transaction;
        message.CommandText =
            "INSERT INTO outbox (id, aggregate_type, aggregate_id, type, payload) "
            + "VALUES (gen_random_uuid(), 'order', @id, 'OrderPlaced', jsonb_build_object('orderId', @id))";
        var id = message.CreateParameter();
        id.ParameterName = "id";
        id.Value = orderId;
        message.Parameters.Add(id);
        await message.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
