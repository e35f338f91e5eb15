# ---
# title: { en: Circuit breaker, ko: 서킷 브레이커 }
# description:
#   en: Stops calling a host that keeps failing, lets one probe through after a rest, and forgets late answers.
#   ko: 계속 실패하는 호스트의 호출을 멈추고, 쉬었다가 시험 호출 하나만 보냅니다. 늦게 온 결과는 무시합니다.
# pattern: resilience
# lesson: 16-17-1-synchronous-communication#breaker-per-host
# stops: ["5", "10.0"]
# ---

import time
from collections.abc import Callable
from threading import Lock
from typing import Literal, TypeVar

T = TypeVar("T")


class BreakerOpenError(Exception):
    """The call was not made, so it has had no effect and may be tried elsewhere."""


class CircuitBreaker:
    """Guards the calls to one host; make one for each."""

    def __init__(
        self,
        max_failures: int = 5,
        rest_seconds: float = 10.0,
        is_failure: Callable[[Exception], bool] = lambda error: True,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`is_failure` says whether an error means that the host is ill; a refusal (4xx) does not."""
        self._max_failures = max_failures
        self._rest_seconds = rest_seconds
        self._is_failure = is_failure
        self._now = now
        self._lock = Lock()
        self._state: Literal["closed", "open", "probing"] = "closed"
        self._failures = 0
        self._opened_at = 0.0
        # Grows with every change of state; the outcome of a call that began before the last change says nothing.
        self._generation = 0

    def run(self, call: Callable[[], T]) -> T:
        """Runs `call`, or raises BreakerOpenError without running it."""
        generation = self._admit()
        healthy = False
        try:
            result = call()
            healthy = True
            return result
        except Exception as error:
            healthy = not self._is_failure(error)
            raise
        finally:
            self._report(generation, healthy)

    def _admit(self) -> int:
        with self._lock:
            if self._state == "open" and self._now() - self._opened_at >= self._rest_seconds:
                self._enter("probing")
            elif self._state != "closed":
                raise BreakerOpenError(f"the circuit is {self._state}")
            return self._generation

    def _report(self, generation: int, healthy: bool) -> None:
        with self._lock:
            if generation != self._generation:
                return
            if healthy:
                self._failures = 0
                if self._state == "probing":
                    self._enter("closed")
                return
            self._failures += 1
            if self._state == "probing" or self._failures >= self._max_failures:
                self._opened_at = self._now()
                self._enter("open")

    def _enter(self, state: Literal["closed", "open", "probing"]) -> None:
        self._state = state
        self._failures = 0
        self._generation += 1
