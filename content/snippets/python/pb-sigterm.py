# ---
# title: { en: Graceful shutdown, ko: 정상 종료 }
# description:
#   en: On SIGTERM turns unready, waits until traffic has moved away, finishes what is running, and exits in time.
#   ko: SIGTERM을 받으면 준비 해제 상태가 되고, 트래픽이 옮겨 가길 기다려 하던 일을 마친 뒤 제때 끝냅니다.
# pattern: operations
# lesson: 16-51-3-kubernetes-production-deployment#graceful-termination
# stops: ["5.0", "20.0"]
# ---

import asyncio
import signal
from collections.abc import Callable

SETTLE_SECONDS = 5.0
DRAIN_SECONDS = 20.0


async def serve(server: asyncio.Server, running: set[asyncio.Task[None]], mark_draining: Callable[[], None]) -> None:
    """Serves until SIGTERM or SIGINT and then shuts down.

    `running` holds a task for each request under way. `mark_draining` turns readiness off; requests still come until
    every load balancer has heard of it. Both times together are less than terminationGracePeriodSeconds: after that
    the process is killed.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    await stop.wait()
    mark_draining()
    await asyncio.sleep(SETTLE_SECONDS)
    server.close()
    if running:
        _, late = await asyncio.wait(running, timeout=DRAIN_SECONDS)
        for task in late:
            task.cancel()
