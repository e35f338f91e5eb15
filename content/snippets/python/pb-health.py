# ---
# title: { en: Startup, liveness and readiness, ko: 시작, 활성, 준비 상태 확인 }
# description:
#   en: Liveness looks at this process only; readiness says whether to send traffic, from checks that run in the background.
#   ko: 활성 확인은 이 프로세스만 봅니다. 준비 확인은 트래픽을 받아도 되는지, 뒤에서 돌린 점검 결과로 답합니다.
# pattern: operations
# lesson: 16-51-3-kubernetes-production-deployment#three-probes
# stops: ["5.0", "3"]
# ---

import asyncio
from collections.abc import Awaitable, Callable, Mapping

CHECK_TIMEOUT_SECONDS = 5.0
# One slow answer is no reason to send traffic elsewhere.
FAILURES_UNTIL_UNREADY = 3


class Health:
    """Answers probes.

    A dependency that is down must not fail liveness: all instances would be restarted at once, and come back to a
    dependency that is still down.
    """

    def __init__(self, checks: Mapping[str, Callable[[], Awaitable[None]]]) -> None:
        """Each check raises when the service cannot do its work without what it looks at."""
        self._checks = checks
        self._failures = dict.fromkeys(checks, 0)
        self._started = False
        self._draining = False

    async def refresh(self) -> None:
        """Runs every check once. Call it every few seconds; probes only read what was found, so they cost nothing."""
        await asyncio.gather(*(self._run(name) for name in self._checks))

    def mark_started(self) -> None:
        """The service has loaded what it needs."""
        self._started = True

    def mark_draining(self) -> None:
        """It is being stopped and takes no new work."""
        self._draining = True

    def respond(self, path: str) -> tuple[int, str] | None:
        """Status and body for `/health/startup`, `/health/live` and `/health/ready`; None for any other path."""
        match path:
            case "/health/live":
                return 200, "live"
            case "/health/startup":
                return (200, "started") if self._started else (503, "starting")
            case "/health/ready":
                return self._ready()
            case _:
                return None

    def _ready(self) -> tuple[int, str]:
        if self._draining:
            return 503, "draining"
        if not self._started:
            return 503, "starting"
        failing = [name for name, count in self._failures.items() if count >= FAILURES_UNTIL_UNREADY]
        return (503, f"failing: {', '.join(failing)}") if failing else (200, "ready")

    async def _run(self, name: str) -> None:
        try:
            async with asyncio.timeout(CHECK_TIMEOUT_SECONDS):
                await self._checks[name]()
            self._failures[name] = 0
        except Exception:
            # Readiness shows it, and the dependency's own metrics say why.
            self._failures[name] += 1
