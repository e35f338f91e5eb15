// ---
// title: { en: Surround with retry, ko: 재시도로 감싸기 }
// description:
//   en: Tries again what may be tried again, with growing random rests and a limit.
//   ko: 다시 해도 되는 일을 점점 길어지는 무작위 간격으로, 정해진 횟수까지 다시 시도합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#backoff-jitter-budget
// surrounds: await work();
// stops: [HttpRequestException, "3", "100", "2_000"]
// ---

using System;
using System.Net.Http;
using System.Threading.Tasks;

public static class Surrounded
{
    public static async Task ExampleAsync(Func<Task> work)
    {
        // Only for what has one effect however often it runs.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await work();
                break;
            }
            // Name what may pass: a refusal does not pass by itself.
            catch (HttpRequestException) when (attempt < 3)
            {
                // Full jitter: anything up to the limit, so that clients do not come back together.
                await Task.Delay(Random.Shared.Next(Math.Min(2_000, 100 << (attempt - 1)) + 1));
            }
        }
    }
}
