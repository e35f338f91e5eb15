// ---
// title: { en: Deadline budget, ko: 데드라인 예산 }
// description:
//   en: One deadline for the whole request, passed on as the time that is left, so that nobody works for a caller who has gone.
//   ko: 요청 전체에 하나의 데드라인을 두고 남은 시간을 다음 호출에 넘겨, 이미 떠난 호출자를 위해 일하지 않게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#deadline-budget
// stops: [X-Time-Budget-Ms, "20"]
// ---

using System;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http;

public sealed class DeadlineExceededException : Exception { }

public sealed class Deadline
{
    /// <summary>The time left, not a point in time: the clocks of two machines differ.</summary>
    public const string Header = "X-Time-Budget-Ms";

    /// <summary>What the answer needs on its way back.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromMilliseconds(20);

    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private readonly TimeSpan _budget;

    public Deadline(TimeSpan budget) => _budget = budget;

    /// <summary>The smaller of what the caller grants and what this service allows itself.</summary>
    public static Deadline OfRequest(string? header, TimeSpan own)
    {
        var isNumber = uint.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds);
        var granted = isNumber ? TimeSpan.FromMilliseconds(milliseconds) : own;
        return new Deadline(granted < own ? granted : own);
    }

    public TimeSpan Remaining => _elapsed.Elapsed < _budget ? _budget - _elapsed.Elapsed : TimeSpan.Zero;

    /// <summary>
    /// Tells the next service the time that is left, and returns it: cancel the call after it. Throws instead of starting
    /// work that cannot be in time.
    /// </summary>
    public TimeSpan Forward(HttpRequestMessage request)
    {
        var budget = Remaining - Reserve;
        if (budget < TimeSpan.FromMilliseconds(1)) throw new DeadlineExceededException();
        request.Headers.Add(Header, ((long)budget.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        return budget;
    }
}
