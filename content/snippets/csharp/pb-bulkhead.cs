// ---
// title: { en: Bulkhead, ko: 벌크헤드 }
// description:
//   en: Caps the calls a dependency may have in flight and waiting, so that a slow one cannot take every resource.
//   ko: 의존성마다 진행 중인 호출과 대기하는 호출의 수를 제한해, 느린 의존성 하나가 자원을 모두 차지하지 못하게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#bulkheads-and-shedding
// stops: ["20", "40"]
// ---

using System;
using System.Threading;
using System.Threading.Tasks;

/// <summary>The call was not made: shed the load now instead of answering too late.</summary>
public sealed class BulkheadFullException : Exception { }

/// <summary>Guards one dependency; make one for each.</summary>
public sealed class Bulkhead : IDisposable
{
    private readonly SemaphoreSlim _running;
    private readonly SemaphoreSlim _admitted;

    public Bulkhead(int limit = 20, int queueLimit = 40)
    {
        _running = new SemaphoreSlim(limit);
        _admitted = new SemaphoreSlim(limit + queueLimit);
    }

    /// <summary>Runs <paramref name="call"/> when there is room.</summary>
    /// <exception cref="BulkheadFullException">When too many wait already.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        if (!_admitted.Wait(0, CancellationToken.None)) throw new BulkheadFullException();
        try
        {
            await _running.WaitAsync(cancellation);
            try
            {
                return await call(cancellation);
            }
            finally
            {
                _running.Release();
            }
        }
        finally
        {
            _admitted.Release();
        }
    }

    public void Dispose()
    {
        _running.Dispose();
        _admitted.Dispose();
    }
}
