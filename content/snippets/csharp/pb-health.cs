// ---
// title: { en: Startup, liveness and readiness, ko: 시작, 활성, 준비 상태 확인 }
// description:
//   en: Liveness looks at this process only; readiness says whether to send traffic, from checks that run in the background.
//   ko: 활성 확인은 이 프로세스만 봅니다. 준비 확인은 트래픽을 받아도 되는지, 뒤에서 돌린 점검 결과로 답합니다.
// pattern: operations
// lesson: 16-51-3-kubernetes-production-deployment#three-probes
// stops: ["5", "3"]
// ---

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

/// <summary>
/// Answers probes. A dependency that is down must not fail liveness: all instances would be restarted at once, and come
/// back to a dependency that is still down.
/// </summary>
public sealed class Health
{
    private static readonly TimeSpan CheckTimeout = TimeSpan.FromSeconds(5);

    /// <summary>One slow answer is no reason to send traffic elsewhere.</summary>
    private const int FailuresUntilUnready = 3;

    private readonly IReadOnlyDictionary<string, Func<CancellationToken, Task>> _checks;
    private readonly ConcurrentDictionary<string, int> _failures = new();
    private volatile bool _started;
    private volatile bool _draining;

    /// <param name="checks">Each throws when the service cannot do its work without what it looks at.</param>
    public Health(IReadOnlyDictionary<string, Func<CancellationToken, Task>> checks) => _checks = checks;

    /// <summary>Runs every check once. Call it every few seconds; probes only read what was found.</summary>
    public Task RefreshAsync() => Task.WhenAll(_checks.Select(check => RunAsync(check.Key, check.Value)));

    /// <summary>The service has loaded what it needs.</summary>
    public void MarkStarted() => _started = true;

    /// <summary>It is being stopped and takes no new work.</summary>
    public void MarkDraining() => _draining = true;

    /// <summary>Answers the paths of the three probes; null for any other path.</summary>
    public (int Status, string Body)? Respond(string path) => path switch
    {
        "/health/live" => (200, "live"),
        "/health/startup" => _started ? (200, "started") : (503, "starting"),
        "/health/ready" => Ready(),
        _ => null,
    };

    private (int Status, string Body) Ready()
    {
        if (_draining) return (503, "draining");
        if (!_started) return (503, "starting");
        var failing = _failures
            .Where(failure => failure.Value >= FailuresUntilUnready)
            .Select(failure => failure.Key)
            .OrderBy(name => name)
            .ToList();
        return failing.Count == 0 ? (200, "ready") : (503, $"failing: {string.Join(", ", failing)}");
    }

    private async Task RunAsync(string name, Func<CancellationToken, Task> check)
    {
        using var timeout = new CancellationTokenSource(CheckTimeout);
        try
        {
            await check(timeout.Token);
            _failures[name] = 0;
        }
        catch (Exception)
        {
            // Readiness shows it, and the dependency's own metrics say why.
            _failures.AddOrUpdate(name, 1, (_, count) => count + 1);
        }
    }
}
