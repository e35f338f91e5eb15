# ---
# title: { en: Upcaster chain, ko: 업캐스터 체인 }
# description:
#   en: Brings stored events of any version to the newest shape when they are read; what is stored is never changed.
#   ko: 저장된 이벤트를 읽을 때 어떤 버전이든 최신 모양으로 바꿉니다. 저장된 내용은 바꾸지 않습니다.
# pattern: event-sourcing
# lesson: 03c-event-sourcing-implementation#never-edit
# names: [OrderPlaced]
# ---

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

Data = Mapping[str, Any]


@dataclass(frozen=True)
class StoredEvent:
    type: str
    version: int
    data: Data


# By type; the step at index i leads from version i + 1 to i + 2. A step is pure and, once released, never changes: what
# it adds must be true of every old event, or say that it is not known.
_UPCASTERS: Mapping[str, Sequence[Callable[[Data], Data]]] = {
    "OrderPlaced": [
        # Everything was sold in won before version 2.
        lambda data: {**data, "total": {"amount": data["total"], "currency": "KRW"}},
        lambda data: {**data, "channel": "unknown"},
    ],
}


def upcast(event: StoredEvent) -> StoredEvent:
    """The event in its newest version; raises ValueError for one that is newer than this program."""
    steps = _UPCASTERS.get(event.type, [])
    newest = len(steps) + 1
    if not 1 <= event.version <= newest:
        raise ValueError(f"{event.type} has version {event.version}, this program knows 1 to {newest}")
    data = reduce(lambda old, step: step(old), steps[event.version - 1 :], event.data)
    return replace(event, version=newest, data=data)
