# ---
# title: { en: Command with handler, ko: 커맨드와 핸들러 }
# description:
#   en: A command named for its intent and a handler whose repetition changes nothing and gives the first outcome again.
#   ko: 의도를 이름으로 하는 커맨드와 핸들러입니다. 같은 커맨드를 다시 보내도 아무것도 바뀌지 않고 처음 결과를 돌려줍니다.
# pattern: cqrs
# lesson: 03b-cqrs-pattern-implementation#pipeline
# names: [Order, Place, Placed]
# ---

from dataclasses import dataclass
from typing import Literal, Protocol


@dataclass(frozen=True)
class PlaceOrder:
    """A request that may be refused.

    Who sends it chooses `command_id`, and sends the same one again after a timeout.
    """

    command_id: str
    order_id: str
    total: int


@dataclass(frozen=True)
class Accepted:
    order_id: str
    version: int


@dataclass(frozen=True)
class Rejected:
    reason: Literal["AlreadyExists", "EmptyTotal"]


# "No" is an answer, not an error: only what may be tried again is raised.
PlaceOrderOutcome = Accepted | Rejected


@dataclass(frozen=True)
class OrderPlaced:
    order_id: str
    total: int


class PlaceOrderTransaction(Protocol):
    """What the handler does in one transaction; a conflict with another transaction makes its commit fail."""

    def outcome_of(self, command_id: str) -> PlaceOrderOutcome | None: ...

    def record_outcome(self, command_id: str, outcome: PlaceOrderOutcome) -> None:
        """`command_id` is unique, so of two copies of a command that run at once only one commits."""
        ...

    def order_exists(self, order_id: str) -> bool: ...

    def insert_order(self, order_id: str, total: int, version: int) -> None: ...

    def enqueue(self, event: OrderPlaced) -> None:
        """Writes to the outbox: the event goes out if the transaction commits, and not otherwise."""
        ...


def handle_place_order(command: PlaceOrder, transaction: PlaceOrderTransaction) -> PlaceOrderOutcome:
    """Call it in a transaction, and tell the caller the outcome after the commit."""
    earlier = transaction.outcome_of(command.command_id)
    if earlier is not None:
        return earlier
    outcome = _carry_out(command, transaction)
    transaction.record_outcome(command.command_id, outcome)
    return outcome


def _carry_out(command: PlaceOrder, transaction: PlaceOrderTransaction) -> PlaceOrderOutcome:
    if command.total <= 0:
        return Rejected("EmptyTotal")
    if transaction.order_exists(command.order_id):
        return Rejected("AlreadyExists")
    version = 0
    transaction.insert_order(command.order_id, command.total, version)
    transaction.enqueue(OrderPlaced(command.order_id, command.total))
    return Accepted(command.order_id, version)
