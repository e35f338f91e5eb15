# ---
# title: { en: Retry with full jitter, ko: 완전 지터로 재시도 }
# description:
#   en: Repeats a call that may be repeated, with growing random rests, a limit of attempts and a deadline for everything.
#   ko: 반복해도 되는 호출을 점점 길어지는 무작위 간격으로 다시 시도합니다. 횟수와 전체 데드라인을 지킵니다.
# pattern: resilience
# lesson: 16-17-1-synchronous-communication#backoff-jitter-budget
# stops: ["3", "0.1", "2.0"]
# ---

import random
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class TransientError(Exception):
    """What may pass: raise it for connection errors and for 429, 502, 503 and 504, and for nothing else."""


def retry(
    call: Callable[[float], T],
    deadline_seconds: float,
    *,
    max_attempts: int = 3,
    sleep: Callable[[float], None] = time.sleep,
    now: Callable[[], float] = time.monotonic,
    uniform: Callable[[float, float], float] = random.uniform,
) -> T:
    """Runs `call` until it succeeds, fails for good, has been tried often enough, or there is no time left.

    `call` gets the seconds that are left, which is its timeout. It must have one effect however often it runs: an
    idempotent method, or one with an idempotency key that is the same for every attempt.
    """
    end = now() + deadline_seconds
    for attempt in range(1, max_attempts + 1):
        try:
            return call(max(0.0, end - now()))
        except TransientError:
            # Full jitter: anything up to the limit, so that clients do not come back together.
            rest = uniform(0, min(2.0, 0.1 * 2 ** (attempt - 1)))
            if attempt == max_attempts or now() + rest >= end:
                raise
            sleep(rest)
    raise ValueError("max_attempts must be at least 1")
