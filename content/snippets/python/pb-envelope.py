# ---
# title: { en: CloudEvents envelope, ko: CloudEvents 봉투 }
# description:
#   en: Wraps an event with what consumers need to deduplicate, order and trace it; a reaction carries its cause on.
#   ko: 컨슈머가 중복을 거르고 순서를 지키고 추적하는 데 필요한 것을 이벤트에 붙입니다. 반응은 원인을 이어받습니다.
# pattern: messaging
# lesson: 16-04-event-driven-fundamentals#fact-anatomy
# names: [Order]
# stops: [com.example.shop]
# ---

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

Data = TypeVar("Data")


@dataclass(frozen=True)
class Envelope(Generic[Data]):
    """CloudEvents 1.0. Names of extensions are lower-case letters and digits only."""

    id: str
    """With `source` the identity of the event: consumers treat the same pair as the same event."""
    source: str
    type: str
    subject: str
    time: str
    """When it happened, RFC 3339; not when it was sent."""
    data: Data
    correlationid: str
    """The same for everything one request has set off."""
    causationid: str
    """The id of the message this one answers; its own where nothing came before."""
    partitionkey: str
    """Events with the same key stay in sequence."""
    specversion: str = "1.0"
    datacontenttype: str = "application/json"


@dataclass(frozen=True)
class Cause:
    """What a reaction carries on of the message that is being handled."""

    id: str
    correlationid: str


def order_envelope(
    *,
    id: str,
    name: str,
    version: int,
    order_id: str,
    time: datetime,
    data: Data,
    cause: Cause | None = None,
) -> Envelope[Data]:
    """Wraps an event. Its `id` is chosen when the event is stored, so that a second attempt to publish repeats it.

    A change of `name` (`OrderPlaced`) that breaks consumers is a new version. `time` must know its zone.
    """
    if time.tzinfo is None:
        raise ValueError("time has no zone")
    return Envelope(
        id=id,
        source="/services/order",
        type=f"com.example.shop.{name}.v{version}",
        subject=order_id,
        time=time.isoformat(),
        data=data,
        correlationid=cause.correlationid if cause else id,
        causationid=cause.id if cause else id,
        partitionkey=order_id,
    )
