// ---
// title: { en: Snapshot, ko: 스냅샷 }
// description:
//   en: Keeps a folded state as a cache with the version of the fold; any that does not fit is ignored and replay decides.
//   ko: 접은 상태를 폴드 버전과 함께 캐시로 둡니다. 맞지 않는 스냅샷은 무시하고 재생 결과를 따릅니다.
// pattern: event-sourcing
// lesson: 03c-event-sourcing-implementation#snapshots
// names: [Order]
// stops: ["1", "100"]
// ---

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

/// <param name="EventCount">How many events are folded in.</param>
public sealed record OrderSnapshot<TState>(int FoldVersion, int EventCount, TState State);

public interface IOrderStreams<TEvent>
{
    /// <summary>The events from index <paramref name="start"/> on.</summary>
    Task<IReadOnlyList<TEvent>> ReadAsync(string orderId, int start, CancellationToken cancellation);
}

/// <summary>May lose what it has at any time.</summary>
public interface IOrderSnapshots<TState>
{
    Task<OrderSnapshot<TState>?> LoadAsync(string orderId, CancellationToken cancellation);

    Task SaveAsync(string orderId, OrderSnapshot<TState> snapshot, CancellationToken cancellation);
}

/// <summary>
/// The same state as a replay of all events, from fewer reads. Measure the length of your streams before you use it.
/// </summary>
public sealed class OrderLoader<TState, TEvent>
{
    /// <summary>Raise it with every change of the fold or of the state: older snapshots are then no longer used.</summary>
    private const int FoldVersion = 1;
    private const int EveryEvents = 100;

    private readonly IOrderStreams<TEvent> _streams;
    private readonly IOrderSnapshots<TState> _snapshots;
    private readonly TState _initial;
    private readonly Func<TState, TEvent, TState> _evolve;

    public OrderLoader(
        IOrderStreams<TEvent> streams,
        IOrderSnapshots<TState> snapshots,
        TState initial,
        Func<TState, TEvent, TState> evolve)
    {
        _streams = streams;
        _snapshots = snapshots;
        _initial = initial;
        _evolve = evolve;
    }

    /// <summary>
    /// <c>EventCount</c> is what is expected of the stream when the next events are appended.
    /// </summary>
    public async Task<OrderSnapshot<TState>> LoadAsync(string orderId, CancellationToken cancellation)
    {
        var stored = await _snapshots.LoadAsync(orderId, cancellation);
        var usable = stored?.FoldVersion == FoldVersion ? stored : new OrderSnapshot<TState>(FoldVersion, 0, _initial);
        var newer = await _streams.ReadAsync(orderId, usable.EventCount, cancellation);
        var current = usable with
        {
            EventCount = usable.EventCount + newer.Count,
            State = newer.Aggregate(usable.State, _evolve),
        };
        if (newer.Count >= EveryEvents) await _snapshots.SaveAsync(orderId, current, cancellation);
        return current;
    }
}
