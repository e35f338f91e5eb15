// ---
// title: { en: Retry with full jitter, ko: 완전 지터로 재시도 }
// description:
//   en: Repeats a call that may be repeated, with growing random rests, a limit of attempts and the caller's deadline.
//   ko: 반복해도 되는 호출을 점점 길어지는 무작위 간격으로 다시 시도합니다. 횟수와 호출자의 데드라인을 지킵니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#backoff-jitter-budget
// stops: ["3", "100", "2_000", "1"]
// ---

using System;
using System.Threading;
using System.Threading.Tasks;

/// <summary>What may pass: throw it for connection errors and for 429, 502, 503 and 504, and for nothing else.</summary>
public sealed class TransientException : Exception
{
    public TransientException(string message, Exception? cause = null) : base(message, cause) { }
}

public static class Retry
{
    private const int MaxAttempts = 3;
    private const int ShortRestMs = 100;
    private const int LongRestMs = 2_000;
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Runs <paramref name="call"/> until it succeeds, fails for good, or has been tried often enough. It must have one
    /// effect however often it runs: an idempotent method, or one with an idempotency key that is the same for every
    /// attempt. Cancel <paramref name="deadline"/> when there is no time left.
    /// </summary>
    public static async Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken deadline)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(deadline);
            timeout.CancelAfter(AttemptTimeout);
            try
            {
                return await call(timeout.Token);
            }
            catch (Exception failure) when (attempt < MaxAttempts && MayPass(failure, deadline))
            {
                // Full jitter: anything up to the limit, so that clients do not come back together.
                var limitMs = Math.Min(LongRestMs, ShortRestMs << (attempt - 1));
                await Task.Delay(Random.Shared.Next(limitMs + 1), deadline);
            }
        }
    }

    /// <summary>A timeout of the attempt may pass, one of the caller may not.</summary>
    private static bool MayPass(Exception failure, CancellationToken deadline) =>
        !deadline.IsCancellationRequested && failure is (TransientException or OperationCanceledException);
}
