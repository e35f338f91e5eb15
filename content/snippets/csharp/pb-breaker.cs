// ---
// title: { en: Circuit breaker, ko: 서킷 브레이커 }
// description:
//   en: Stops calling a host that keeps failing, lets one probe through after a rest, and forgets late answers.
//   ko: 계속 실패하는 호스트의 호출을 멈추고, 쉬었다가 시험 호출 하나만 보냅니다. 늦게 온 결과는 무시합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#breaker-per-host
// stops: ["5", "10_000"]
// ---

using System;
using System.Threading.Tasks;

/// <summary>The call was not made, so it has had no effect and may be tried elsewhere.</summary>
public sealed class BreakerOpenException : Exception { }

/// <summary>Guards the calls to one host; make one for each.</summary>
public sealed class CircuitBreaker
{
    private enum State { Closed, Open, Probing }

    private const int MaxFailures = 5;
    private const long RestMs = 10_000;

    private readonly object _lock = new();
    private readonly Func<Exception, bool> _isFailure;
    private State _state;
    private int _failures;
    private long _openedAt;

    /// <summary>Grows with every change of state; the outcome of a call that began before it says nothing.</summary>
    private int _generation;

    /// <param name="isFailure">Whether an error means that the host is ill; a refusal (4xx) does not.</param>
    public CircuitBreaker(Func<Exception, bool> isFailure) => _isFailure = isFailure;

    /// <summary>Runs <paramref name="call"/>, or throws <see cref="BreakerOpenException"/> without running it.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> call)
    {
        var admitted = Admit();
        try
        {
            var result = await call();
            Report(admitted, true);
            return result;
        }
        catch (Exception error)
        {
            Report(admitted, !_isFailure(error));
            throw;
        }
    }

    private int Admit()
    {
        lock (_lock)
        {
            if (_state == State.Open && Environment.TickCount64 - _openedAt >= RestMs) Enter(State.Probing);
            else if (_state != State.Closed) throw new BreakerOpenException();
            return _generation;
        }
    }

    private void Report(int admitted, bool healthy)
    {
        lock (_lock)
        {
            if (admitted != _generation) return;
            if (healthy)
            {
                _failures = 0;
                if (_state == State.Probing) Enter(State.Closed);
            }
            else if (_state == State.Probing || ++_failures >= MaxFailures)
            {
                _openedAt = Environment.TickCount64;
                Enter(State.Open);
            }
        }
    }

    private void Enter(State state)
    {
        _state = state;
        _failures = 0;
        _generation++;
    }
}
