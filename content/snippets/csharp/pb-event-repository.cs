// ---
// title: { en: Event-sourced repository with expected version, ko: 기대 버전을 확인하는 이벤트 소싱 저장소 }
// description:
//   en: Loads an aggregate by folding its stream and appends only if nobody else appended meanwhile.
//   ko: 스트림을 접어 애그리거트를 불러오고, 그사이 아무도 추가하지 않았을 때만 이벤트를 추가합니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#expected-version
// names: [Order]
// ---

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

/// <summary>
/// Somebody else was first. Load and decide again: appending the same events would act on what is no longer true.
/// </summary>
public sealed class ConcurrencyException : Exception { }

public interface IEventStore<TEvent>
{
    Task<IReadOnlyList<TEvent>> ReadAsync(string stream, CancellationToken cancellation);

    /// <summary>Appends all events or none, and returns the new version: that of the last event, counted from 0.</summary>
    /// <exception cref="ConcurrencyException">
    /// Unless the stream is still at <paramref name="expectedVersion"/> (-1: it does not exist yet).
    /// </exception>
    Task<int> AppendAsync(
        string stream,
        IReadOnlyList<TEvent> events,
        int expectedVersion,
        CancellationToken cancellation);
}

/// <summary>Hand <c>Version</c> back to <c>SaveAsync</c> unchanged.</summary>
public sealed record LoadedOrder<TState>(TState State, int Version);

public sealed class OrderRepository<TState, TEvent>
{
    private readonly IEventStore<TEvent> _store;
    private readonly TState _initial;
    private readonly Func<TState, TEvent, TState> _evolve;

    public OrderRepository(IEventStore<TEvent> store, TState initial, Func<TState, TEvent, TState> evolve)
    {
        _store = store;
        _initial = initial;
        _evolve = evolve;
    }

    public async Task<LoadedOrder<TState>> LoadAsync(string orderId, CancellationToken cancellation)
    {
        var history = await _store.ReadAsync(StreamOf(orderId), cancellation);
        return new LoadedOrder<TState>(history.Aggregate(_initial, _evolve), history.Count - 1);
    }

    /// <summary>Returns the version the order is at now.</summary>
    /// <exception cref="ConcurrencyException">When it moved since it was loaded.</exception>
    public async Task<int> SaveAsync(
        string orderId,
        IReadOnlyList<TEvent> events,
        int expectedVersion,
        CancellationToken cancellation)
    {
        if (events.Count == 0) return expectedVersion;
        return await _store.AppendAsync(StreamOf(orderId), events, expectedVersion, cancellation);
    }

    private static string StreamOf(string orderId) => $"order-{orderId}";
}
