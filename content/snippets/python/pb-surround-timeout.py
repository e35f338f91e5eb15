# ---
# title: { en: Surround with timeout, ko: 타임아웃으로 감싸기 }
# description:
#   en: Waits no longer than it is worth, and tells what runs inside to stop.
#   ko: 기다릴 만큼만 기다리고, 안에서 하던 일도 멈추게 합니다.
# pattern: resilience
# lesson: 16-17-1-synchronous-communication#deadline-budget
# surrounds: await work()
# stops: ["1.0"]
# ---

import asyncio
from collections.abc import Awaitable, Callable


async def example(work: Callable[[], Awaitable[None]]) -> None:
    # Cancels what is awaited in here; a blocking call needs a timeout of its own.
    async with asyncio.timeout(1.0):
        await work()
