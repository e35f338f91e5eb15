// ---
// title: { en: Surround with timeout, ko: 타임아웃으로 감싸기 }
// description:
//   en: Waits no longer than it is worth, and tells what runs inside to stop.
//   ko: 기다릴 만큼만 기다리고, 안에서 하던 일도 멈추게 합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#deadline-budget
// surrounds: await work();
// stops: ["1_000"]
// ---

using System;
using System.Threading;
using System.Threading.Tasks;

public static class Surrounded
{
    public static async Task ExampleAsync(Func<Task> work)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(1_000));
        await Task.Run(async () =>
        {
            // Hand timeout.Token to every call in here: what is late goes on otherwise.
            await work();
        }).WaitAsync(timeout.Token);
    }
}
