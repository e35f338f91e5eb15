// ---
// title: { en: Graceful shutdown, ko: 정상 종료 }
// description:
//   en: On SIGTERM turns unready, waits until traffic has moved away, finishes what is running, and exits in time.
//   ko: SIGTERM을 받으면 준비 해제 상태가 되고, 트래픽이 옮겨 가길 기다려 하던 일을 마친 뒤 제때 끝냅니다.
// pattern: operations
// lesson: 16-51-3-kubernetes-production-deployment#graceful-termination
// framework: ASP.NET Core
// needs: [Microsoft.Extensions.Hosting, Microsoft.AspNetCore]
// stops: ["5", "20"]
// ---

using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

/// <summary>Runs before the server stops: it is still serving while traffic moves away.</summary>
public sealed class Drain : IHostedLifecycleService
{
    /// <summary>Requests still come until every load balancer has heard that this instance is going.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    /// <summary>With the time above less than terminationGracePeriodSeconds: then the process is killed.</summary>
    private static readonly TimeSpan Finish = TimeSpan.FromSeconds(20);

    private readonly Action _markDraining;

    public Drain(Action markDraining) => _markDraining = markDraining;

    /// <param name="markDraining">Turns readiness off.</param>
    public static void Add(IServiceCollection services, Action markDraining)
    {
        services.AddHostedService(_ => new Drain(markDraining));
        // One limit for all of stopping: what still runs then is broken off.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = Settle + Finish);
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _markDraining();
        await Task.Delay(Settle, cancellationToken);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
