# ---
# title: { en: Surround with retry, ko: 재시도로 감싸기 }
# description:
#   en: Tries again what may be tried again, with growing random rests and a limit.
#   ko: 다시 해도 되는 일을 점점 길어지는 무작위 간격으로, 정해진 횟수까지 다시 시도합니다.
# pattern: resilience
# lesson: 16-17-1-synchronous-communication#backoff-jitter-budget
# surrounds: work()
# stops: [ConnectionError, "3", "0.1", "2.0"]
# ---

import random
import time
from collections.abc import Callable


def example(work: Callable[[], None]) -> None:
    # Only for what has one effect however often it runs.
    attempt = 1
    while True:
        try:
            work()
            break
        except ConnectionError:  # Of what may pass: a refusal does not pass by itself.
            if attempt == 3:
                raise
            # Full jitter: anything up to the limit, so that clients do not come back together.
            time.sleep(random.uniform(0, min(2.0, 0.1 * 2 ** (attempt - 1))))
            attempt += 1
