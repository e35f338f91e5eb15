// ---
// title: { en: Rate limiter (GCRA), ko: 속도 제한기(GCRA) }
// description:
//   en: One timestamp a key, integers only, read and written under one lock; equal to a token bucket.
//   ko: 키마다 시각 하나만 두고 정수로 계산하며 한 잠금 안에서 읽고 씁니다. 토큰 버킷과 결과가 같습니다.
// pattern: gateway
// lesson: 16-42-rate-limiting-monitoring#buckets-and-gcra
// ---

using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

/// <summary>The generic cell rate algorithm (ITU-T I.371, virtual scheduling), in whole ticks of 100 ns.</summary>
public sealed class RateLimiter
{
    private readonly long _interval;
    private readonly long _tolerance;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly object _lock = new();

    /// <summary>When the next request of a key is due. A key that is not here has not asked lately.</summary>
    private readonly Dictionary<string, long> _due = new();

    /// <summary>
    /// Admits one request every <paramref name="interval"/> in the long run, and <paramref name="burst"/> at once.
    /// </summary>
    public RateLimiter(TimeSpan interval, int burst)
    {
        _interval = interval.Ticks;
        _tolerance = (burst - 1) * interval.Ticks;
    }

    /// <summary>
    /// Returns zero where the request is admitted, and otherwise how long to wait. It decides and counts under one lock:
    /// else requests that come together would all be let in.
    /// </summary>
    public TimeSpan Take(string key)
    {
        lock (_lock)
        {
            var now = _clock.Elapsed.Ticks;
            var due = Math.Max(_due.GetValueOrDefault(key, now), now);
            if (due - now > _tolerance) return TimeSpan.FromTicks(due - now - _tolerance);
            _due[key] = due + _interval;
            return TimeSpan.Zero;
        }
    }

    /// <summary>Forgets keys whose time has come. Call it now and then, or it grows with every key ever seen.</summary>
    public void Sweep()
    {
        lock (_lock)
        {
            var now = _clock.Elapsed.Ticks;
            foreach (var key in _due.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
            {
                _due.Remove(key);
            }
        }
    }
}
