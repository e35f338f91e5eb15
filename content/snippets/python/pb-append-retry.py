# ---
# title: { en: Decide and append with retry, ko: 재시도하는 결정과 추가 }
# description:
#   en: Loads, decides, appends with the expected version; on a conflict loads and decides again. Repeating a command changes nothing.
#   ko: 불러오고 결정한 뒤 기대 버전으로 추가합니다. 충돌하면 다시 불러와 결정하며, 커맨드를 반복해도 바뀌지 않습니다.
# pattern: event-sourcing
# lesson: 02c-event-sourcing-implementation#expected-version
# names: [Order]
# stops: ["5"]
# ---

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

Event = TypeVar("Event")


class ConflictError(Exception):
    """Another writer was first."""


@dataclass(frozen=True)
class Recorded(Generic[Event]):
    event: Event
    command_id: str


class OrderEventStore(Protocol[Event]):
    def read(self, stream: str) -> Sequence[Recorded[Event]]: ...

    def append(self, stream: str, events: Sequence[Recorded[Event]], expected_length: int) -> None:
        """Adds all events or none. Raises ConflictError unless the stream has `expected_length` events."""
        ...


def execute_order(
    store: OrderEventStore[Event],
    order_id: str,
    command_id: str,
    decide: Callable[[Sequence[Event]], Sequence[Event]],
) -> int:
    """Carries out one command and returns the length of the stream afterwards.

    `decide` folds the history itself; what it raises is a refusal and passes through.
    """
    max_attempts = 5
    stream = f"order-{order_id}"
    for attempt in range(1, max_attempts + 1):
        history = store.read(stream)
        if any(recorded.command_id == command_id for recorded in history):
            return len(history)  # Carried out before, by an attempt whose answer was lost.
        events = decide([recorded.event for recorded in history])
        if not events:
            return len(history)
        try:
            store.append(stream, [Recorded(event, command_id) for event in events], len(history))
            return len(history) + len(events)
        except ConflictError:
            if attempt == max_attempts:
                raise
    raise AssertionError("unreachable")
