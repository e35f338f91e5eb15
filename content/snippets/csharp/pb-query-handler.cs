// ---
// title: { en: Query with handler, ko: 쿼리와 핸들러 }
// description:
//   en: Reads a view page by page on a read-only connection; changes nothing, and says how fresh the answer is.
//   ko: 읽기 전용 연결로 뷰를 페이지 단위로 읽습니다. 아무것도 바꾸지 않고 답이 얼마나 최신인지 알려 줍니다.
// pattern: cqrs
// lesson: 03b-cqrs-pattern-implementation#dto-queries
// names: [OrderHistory]
// stops: ["50"]
// ---

using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

/// <param name="After">Where the page before ended; empty for the first page.</param>
public sealed record OrderHistoryQuery(string CustomerId, string After = "");

public sealed record OrderHistoryRow(string OrderId, string Status, long Total);

/// <param name="Next">Ask with it as <c>After</c> for the next page; null on the last one.</param>
/// <param name="Position">Of the event log the view had reached: the answer is as old as that.</param>
public sealed record OrderHistoryPage(IReadOnlyList<OrderHistoryRow> Rows, string? Next, long Position);

public sealed class OrderHistoryHandler
{
    private const int PageSize = 50;

    private const string Sql = @"
        SELECT order_id, status, total, position
        FROM (SELECT position FROM checkpoint WHERE projection = 'order-history-v1') AS reached
        LEFT JOIN LATERAL (
          SELECT order_id, status, total FROM order_history
          WHERE customer_id = @customer AND order_id > @after ORDER BY order_id LIMIT @limit
        ) AS page ON true
        ORDER BY order_id";

    private readonly DbConnection _connection;

    /// <param name="connection">One that cannot write: its role has no right to.</param>
    public OrderHistoryHandler(DbConnection connection) => _connection = connection;

    /// <summary>One statement, so rows and position are of the same moment.</summary>
    public async Task<OrderHistoryPage> HandleAsync(OrderHistoryQuery query, CancellationToken cancellation)
    {
        await using var command = _connection.CreateCommand();
        command.CommandText = Sql;
        AddParameter(command, "customer", query.CustomerId);
        AddParameter(command, "after", query.After);
        AddParameter(command, "limit", PageSize + 1);
        await using var found = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<OrderHistoryRow>();
        var position = -1L;
        while (await found.ReadAsync(cancellation))
        {
            position = found.GetInt64(3);
            // The position comes alone where the page is empty.
            if (await found.IsDBNullAsync(0, cancellation)) break;
            rows.Add(new OrderHistoryRow(found.GetString(0), found.GetString(1), found.GetInt64(2)));
        }
        if (rows.Count <= PageSize) return new OrderHistoryPage(rows, null, position);
        return new OrderHistoryPage(rows.Take(PageSize).ToList(), rows[PageSize - 1].OrderId, position);
    }

    private static void AddParameter(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
