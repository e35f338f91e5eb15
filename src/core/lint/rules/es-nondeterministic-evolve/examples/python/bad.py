import os
import random
from datetime import datetime, timezone
from uuid import uuid4

from eventsourcing.domain import Aggregate, event


class Order(Aggregate):
    @event("Placed")
    def __init__(self, customer_id: str) -> None:
        self.customer_id = customer_id
        self.status = "PLACED"

    @event("Approved")
    def approve(self) -> None:
        self.status = "APPROVED"
        self.payment_id = uuid4()
        #                 ^^^^^^^ random
        self.approved_at = datetime.now(timezone.utc)
        #                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ clock


class Stock:
    def apply(self, event: "StockReserved") -> None:
        self.region = os.environ["REGION"]
        #             ^^^^^^^^^^^^^^^^^^^^ environment
        self.shelf = random.choice(event.shelves)
        #            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ random


def initial_state() -> dict:
    return {"status": "NONE"}


def when_order_placed(order: dict, event: "OrderPlaced") -> dict:
    return {**order, "placed_at": datetime.now()}
    #                             ^^^^^^^^^^^^^^ clock
