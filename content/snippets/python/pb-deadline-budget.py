# ---
# title: { en: Deadline budget, ko: 데드라인 예산 }
# description:
#   en: One deadline for the whole request, passed on as the time that is left, so that nobody works for a caller who has gone.
#   ko: 요청 전체에 하나의 데드라인을 두고 남은 시간을 다음 호출에 넘겨, 이미 떠난 호출자를 위해 일하지 않게 합니다.
# pattern: resilience
# lesson: 16-17-1-synchronous-communication#deadline-budget
# stops: [x-time-budget-ms, "1.0", "0.02"]
# ---

import re
import time
from collections.abc import Callable

# The time left, not a point in time: the clocks of two machines differ.
BUDGET_HEADER = "x-time-budget-ms"


class DeadlineExceeded(Exception):
    pass


class Deadline:
    def __init__(self, budget_seconds: float, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._end = now() + budget_seconds

    @classmethod
    def of_request(
        cls, header: str | None, own_seconds: float = 1.0, now: Callable[[], float] = time.monotonic
    ) -> "Deadline":
        """The smaller of what the caller grants and what this service allows itself."""
        granted = int(header) / 1000 if header and re.fullmatch(r"[0-9]{1,9}", header) else own_seconds
        return cls(min(granted, own_seconds), now)

    @property
    def remaining_seconds(self) -> float:
        return max(0.0, self._end - self._now())

    def for_call(self, reserve_seconds: float = 0.02) -> tuple[float, dict[str, str]]:
        """What a call to the next service gets: the time left as its timeout and as a header.

        That is less what the answer needs on its way back. Raises instead of starting work that cannot be in time.
        """
        budget = self.remaining_seconds - reserve_seconds
        if budget < 0.001:
            raise DeadlineExceeded("no time left for another call")
        return budget, {BUDGET_HEADER: str(int(budget * 1000))}
