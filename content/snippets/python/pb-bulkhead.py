# ---
# title: { en: Bulkhead, ko: 벌크헤드 }
# description:
#   en: Caps the calls a dependency may have in flight and waiting, so that a slow one cannot take every resource.
#   ko: 의존성마다 진행 중인 호출과 대기하는 호출의 수를 제한해, 느린 의존성 하나가 자원을 모두 차지하지 못하게 합니다.
# pattern: resilience
# lesson: 16-17-1-synchronous-communication#bulkheads-and-shedding
# stops: ["20", "40"]
# ---

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


class BulkheadFull(Exception):
    """The call was not made: shed the load now instead of answering too late."""


class Bulkhead:
    """Guards one dependency; make one for each."""

    def __init__(self, limit: int = 20, queue_limit: int = 40) -> None:
        self._running = asyncio.Semaphore(limit)
        self._admittable = limit + queue_limit

    async def run(self, call: Callable[[], Awaitable[T]]) -> T:
        """Runs `call` when there is room; raises BulkheadFull when too many wait already."""
        if self._admittable == 0:
            raise BulkheadFull
        self._admittable -= 1
        try:
            async with self._running:
                return await call()
        finally:
            self._admittable += 1
