// ---
// title: { en: Decide and append with retry, ko: 재시도하는 결정과 추가 }
// description:
//   en: Loads, decides, appends with the expected version; on a conflict loads and decides again. Repeating a command changes nothing.
//   ko: 불러오고 결정한 뒤 기대 버전으로 추가합니다. 충돌하면 다시 불러와 결정하며, 커맨드를 반복해도 바뀌지 않습니다.
// pattern: event-sourcing
// lesson: 02c-event-sourcing-implementation#expected-version
// names: [Order]
// stops: ["5"]
// ---

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

/// <summary>An event with the command it came from.</summary>
public sealed record RecordedEvent<TEvent>(TEvent Event, string CommandId);

/// <summary>Another writer was first.</summary>
public sealed class ConflictException : Exception { }

public interface IEventStore<TEvent>
{
    Task<IReadOnlyList<RecordedEvent<TEvent>>> ReadAsync(string stream, CancellationToken cancellation);

    /// <summary>Adds all events or none.</summary>
    /// <exception cref="ConflictException">Unless the stream has <paramref name="expectedLength"/> events.</exception>
    Task AppendAsync(
        string stream,
        IReadOnlyList<RecordedEvent<TEvent>> events,
        int expectedLength,
        CancellationToken cancellation);
}

public sealed class OrderExecutor<TEvent>
{
    private const int MaxAttempts = 5;
    private readonly IEventStore<TEvent> _store;

    public OrderExecutor(IEventStore<TEvent> store) => _store = store;

    /// <summary>Carries out one command and returns the length of the stream afterwards.</summary>
    /// <param name="decide">Folds the history itself; what it throws is a refusal and passes through.</param>
    public async Task<int> ExecuteAsync(
        string orderId,
        string commandId,
        Func<IReadOnlyList<TEvent>, IReadOnlyList<TEvent>> decide,
        CancellationToken cancellation)
    {
        var stream = $"order-{orderId}";
        for (var attempt = 1; ; attempt++)
        {
            var history = await _store.ReadAsync(stream, cancellation);
            // Carried out before, by an attempt whose answer was lost.
            if (history.Any(recorded => recorded.CommandId == commandId)) return history.Count;
            var events = decide(history.Select(recorded => recorded.Event).ToList());
            if (events.Count == 0) return history.Count;
            var added = events.Select(happened => new RecordedEvent<TEvent>(happened, commandId)).ToList();
            try
            {
                await _store.AppendAsync(stream, added, history.Count, cancellation);
                return history.Count + added.Count;
            }
            catch (ConflictException) when (attempt < MaxAttempts)
            {
                // Load and decide again: appending the same events would act on what is no longer true.
            }
        }
    }
}
