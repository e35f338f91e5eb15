from datetime import datetime, timezone
from uuid import UUID, uuid4

from eventsourcing.domain import Aggregate, event


class Order(Aggregate):
    @event("Placed")
    def __init__(self, customer_id: str) -> None:
        self.customer_id = customer_id
        self.status = "PLACED"

    def approve(self) -> None:
        self._approve(payment_id=uuid4(), at=datetime.now(timezone.utc))

    @event("Approved")
    def _approve(self, payment_id: UUID, at: datetime) -> None:
        self.status = "APPROVED"
        self.payment_id = payment_id
        self.approved_at = at


class Stock:
    def apply(self, event: "StockReserved") -> None:
        self.reserved_at = event.reserved_at
        self.due = datetime.fromisoformat(event.due)


def decide(command: "PlaceOrder") -> list:
    return [{"type": "OrderPlaced", "order_id": uuid4(), "placed_at": datetime.now()}]
