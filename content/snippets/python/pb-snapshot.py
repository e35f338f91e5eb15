# ---
# title: { en: Snapshot, ko: 스냅샷 }
# description:
#   en: Keeps a folded state as a cache with the version of the fold; any that does not fit is ignored and replay decides.
#   ko: 접은 상태를 폴드 버전과 함께 캐시로 둡니다. 맞지 않는 스냅샷은 무시하고 재생 결과를 따릅니다.
# pattern: event-sourcing
# lesson: 03c-event-sourcing-implementation#snapshots
# names: [Order]
# stops: ["1", "100"]
# ---

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Generic, Protocol, TypeVar

State = TypeVar("State")
Event = TypeVar("Event")
Event_co = TypeVar("Event_co", covariant=True)

# Raise it with every change of evolve or of the state: older snapshots are then no longer used.
FOLD_VERSION = 1
EVERY_EVENTS = 100


@dataclass(frozen=True)
class OrderSnapshot(Generic[State]):
    fold_version: int
    event_count: int
    """How many events are folded in."""
    state: State


class OrderStreams(Protocol[Event_co]):
    def read(self, order_id: str, start: int) -> Sequence[Event_co]:
        """The events from index `start` on."""
        ...


class OrderSnapshots(Protocol[State]):
    """May lose what it has at any time."""

    def load(self, order_id: str) -> OrderSnapshot[State] | None: ...

    def save(self, order_id: str, snapshot: OrderSnapshot[State]) -> None: ...


def load_order(
    streams: OrderStreams[Event],
    snapshots: OrderSnapshots[State],
    order_id: str,
    initial: State,
    evolve: Callable[[State, Event], State],
) -> OrderSnapshot[State]:
    """The same state as a replay of all events, from fewer reads.

    `event_count` is what is expected of the stream when the next events are appended. Measure the length of your streams
    before you use it.
    """
    stored = snapshots.load(order_id)
    usable = stored if stored and stored.fold_version == FOLD_VERSION else OrderSnapshot(FOLD_VERSION, 0, initial)
    newer = streams.read(order_id, usable.event_count)
    state = reduce(evolve, newer, usable.state)
    current = OrderSnapshot(FOLD_VERSION, usable.event_count + len(newer), state)
    if len(newer) >= EVERY_EVENTS:
        snapshots.save(order_id, current)
    return current
