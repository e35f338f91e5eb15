// ---
// title: { en: Parallel composition under a deadline, ko: 데드라인 안의 병렬 조합 }
// description:
//   en: Asks several services at once within one budget; optional parts may be missing and are named, required ones may not.
//   ko: 여러 서비스를 한 예산 안에서 동시에 호출합니다. 선택 항목은 빠졌다고 밝히고, 필수 항목이 빠지면 실패합니다.
// pattern: gateway
// lesson: 16-55-api-gateway-patterns#parallel-composition
// names: [Order]
// stops: ["300"]
// ---

using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

/// <summary>Each asks one service, and must give up when it is cancelled.</summary>
public sealed record OrderDetailsParts<TOrder, TPayment, TShipment>(
    Func<CancellationToken, Task<TOrder>> Order,
    Func<CancellationToken, Task<TPayment>> Payment,
    Func<CancellationToken, Task<TShipment>> Shipment);

/// <param name="Shipment">The default where it could not be had in time.</param>
/// <param name="Partial">What is left out; empty when the answer is whole.</param>
public sealed record OrderDetails<TOrder, TPayment, TShipment>(
    TOrder Order,
    TPayment Payment,
    TShipment? Shipment,
    IReadOnlyList<string> Partial);

public static class OrderDetailsComposition
{
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(300);

    /// <summary>
    /// Throws when a required part fails (answer 502) or is late (<see cref="OperationCanceledException"/>: answer 504).
    /// </summary>
    public static async Task<OrderDetails<TOrder, TPayment, TShipment>> ComposeAsync<TOrder, TPayment, TShipment>(
        OrderDetailsParts<TOrder, TPayment, TShipment> parts,
        CancellationToken caller)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(caller);
        enough.CancelAfter(Budget);
        try
        {
            // All are started before any is awaited, so the slowest and not the sum counts. Each is left at the deadline
            // even where it ignores that.
            var order = parts.Order(enough.Token).WaitAsync(enough.Token);
            var payment = parts.Payment(enough.Token).WaitAsync(enough.Token);
            var shipment = parts.Shipment(enough.Token).WaitAsync(enough.Token);
            var foundOrder = await order;
            var foundPayment = await payment;
            try
            {
                return new(foundOrder, foundPayment, await shipment, Array.Empty<string>());
            }
            catch (Exception)
            {
                return new(foundOrder, foundPayment, default, new[] { "shipment" });
            }
        }
        finally
        {
            // When one required part failed, the others need not go on.
            enough.Cancel();
        }
    }
}
