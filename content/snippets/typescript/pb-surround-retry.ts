// ---
// title: { en: Surround with retry, ko: 재시도로 감싸기 }
// description:
//   en: Tries again what may be tried again, with growing random rests and a limit.
//   ko: 다시 해도 되는 일을 점점 길어지는 무작위 간격으로, 정해진 횟수까지 다시 시도합니다.
// pattern: resilience
// lesson: 16-17-1-synchronous-communication#backoff-jitter-budget
// surrounds: await work();
// stops: ["error instanceof TypeError", "3", "100", "2_000"]
// ---

import { setTimeout as sleep } from 'node:timers/promises';

export async function example(work: () => Promise<void>): Promise<void> {
  // Only for what has one effect however often it runs.
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      break;
    } catch (error) {
      // `fetch` throws a TypeError where it got no answer; a refusal does not pass by itself.
      const mayPass = error instanceof TypeError;
      if (!mayPass || attempt === 3) throw error;
      // Full jitter: anything up to the limit, so that clients do not come back together.
      await sleep(Math.random() * Math.min(2_000, 100 * 2 ** (attempt - 1)));
    }
  }
}
