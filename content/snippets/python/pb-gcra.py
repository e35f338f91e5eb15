# ---
# title: { en: Rate limiter (GCRA), ko: 속도 제한기(GCRA) }
# description:
#   en: One timestamp a key, integers only, read and written under one lock; equal to a token bucket.
#   ko: 키마다 시각 하나만 두고 정수로 계산하며 한 잠금 안에서 읽고 씁니다. 토큰 버킷과 결과가 같습니다.
# pattern: gateway
# lesson: 16-42-rate-limiting-monitoring#buckets-and-gcra
# ---

import time
from collections.abc import Callable
from threading import Lock


class RateLimiter:
    """The generic cell rate algorithm (ITU-T I.371, virtual scheduling), in whole nanoseconds."""

    def __init__(self, interval_ns: int, burst: int, now: Callable[[], int] = time.monotonic_ns) -> None:
        """Admits one request every `interval_ns` in the long run, and `burst` requests at once."""
        self._interval = interval_ns
        self._tolerance = (burst - 1) * interval_ns
        self._now = now
        self._lock = Lock()
        # When the next request of a key is due. A key that is not here has not asked lately.
        self._due: dict[str, int] = {}

    def take(self, key: str) -> int:
        """Returns 0 where the request is admitted, and otherwise the nanoseconds to wait.

        It decides and counts under one lock: else requests that come together would all be let in.
        """
        with self._lock:
            now = self._now()
            due = max(self._due.get(key, now), now)
            if due - now > self._tolerance:
                return due - now - self._tolerance
            self._due[key] = due + self._interval
            return 0

    def sweep(self) -> None:
        """Forgets keys whose time has come. Call it now and then, or the map grows with every key ever seen."""
        with self._lock:
            now = self._now()
            self._due = {key: due for key, due in self._due.items() if due > now}
