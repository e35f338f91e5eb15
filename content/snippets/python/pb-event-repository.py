# ---
# title: { en: Event-sourced repository with expected version, ko: 기대 버전을 확인하는 이벤트 소싱 저장소 }
# description:
#   en: Loads an aggregate by folding its stream and appends only if nobody else appended meanwhile.
#   ko: 스트림을 접어 애그리거트를 불러오고, 그사이 아무도 추가하지 않았을 때만 이벤트를 추가합니다.
# pattern: event-sourcing
# lesson: 02c-event-sourcing-implementation#expected-version
# names: [Order]
# ---

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Generic, Protocol, TypeVar

State = TypeVar("State")
Event = TypeVar("Event")


class ConcurrencyError(Exception):
    """Somebody else was first.

    Load and decide again: appending the same events would act on what is no longer true.
    """


class EventStore(Protocol[Event]):
    def read(self, stream: str) -> Sequence[Event]: ...

    def append(self, stream: str, events: Sequence[Event], expected_version: int) -> int:
        """Appends all events or none, and returns the new version: that of the last event, counted from 0.

        Raises ConcurrencyError unless the stream is still at `expected_version` (-1: it does not exist yet).
        """
        ...


class OrderRepository(Generic[State, Event]):
    def __init__(
        self, store: EventStore[Event], initial: State, evolve: Callable[[State, Event], State]
    ) -> None:
        self._store = store
        self._initial = initial
        self._evolve = evolve

    def load(self, order_id: str) -> tuple[State, int]:
        """The state, and the version to hand back to `save` unchanged."""
        history = self._store.read(_stream_of(order_id))
        return reduce(self._evolve, history, self._initial), len(history) - 1

    def save(self, order_id: str, events: Sequence[Event], expected_version: int) -> int:
        """Returns the version the order is at now; raises ConcurrencyError when it moved since it was loaded."""
        if not events:
            return expected_version
        return self._store.append(_stream_of(order_id), events, expected_version)


def _stream_of(order_id: str) -> str:
    return f"order-{order_id}"
