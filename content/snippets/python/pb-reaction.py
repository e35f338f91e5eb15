# ---
# title: { en: Reaction of a choreographed saga, ko: 코레오그래피 사가의 반응 }
# description:
#   en: A table of what this service does on which event; inbox, state and outbox commit together, ids come from the cause.
#   ko: 어떤 이벤트에 무엇을 하는지 표로 둡니다. 인박스, 상태, 아웃박스를 함께 커밋하고 ID는 원인에서 만듭니다.
# pattern: sagas
# lesson: 04c-saga-choreography#reactions
# names: [Inventory]
# ---

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Event:
    id: str
    type: str
    order_id: str
    correlation_id: str
    causation_id: str


class InventoryTransaction(Protocol):
    """What a reaction may touch; everything becomes visible at commit or not at all."""

    def record_in_inbox(self, event_id: str) -> bool:
        """False when the event was handled before; the id is unique."""
        ...

    def reserve(self, order_id: str) -> bool:
        """False when there is not enough. Refuses an order whose release came first."""
        ...

    def release(self, order_id: str) -> None: ...

    def publish(self, event: Event) -> None:
        """Writes to the outbox."""
        ...


def _reserve(transaction: InventoryTransaction, order_id: str) -> str:
    return "StockReserved" if transaction.reserve(order_id) else "StockReservationFailed"


def _release(transaction: InventoryTransaction, order_id: str) -> str:
    transaction.release(order_id)
    return "StockReleased"


# The whole part this service plays: each does its part and names the event that says so. The graph of all such tables is
# the saga, and must have no cycle.
INVENTORY_REACTIONS: Mapping[str, Callable[[InventoryTransaction, str], str]] = {
    "OrderPlaced": _reserve,
    "PaymentDeclined": _release,
}


def react(transaction: InventoryTransaction, event: Event) -> None:
    """Reacts to an event once, in any order and however often it comes; acknowledge it after the commit."""
    reaction = INVENTORY_REACTIONS.get(event.type)
    if reaction is None or not transaction.record_in_inbox(event.id):
        return
    name = reaction(transaction, event.order_id)
    transaction.publish(Event(f"{event.id}/{name}", name, event.order_id, event.correlation_id, event.id))
