# ---
# title: { en: Aggregate with decide and evolve, ko: decide와 evolve로 된 애그리거트 }
# description:
#   en: Commands become events in a pure decide, events become state in a pure evolve; a type checker sees missing cases.
#   ko: 순수 함수 decide가 커맨드를 이벤트로, 순수 함수 evolve가 이벤트를 상태로 바꿉니다. 빠뜨린 경우는 타입 검사기가 알려 줍니다.
# pattern: event-sourcing
# lesson: 02c-event-sourcing-implementation#pure-functions
# names: [Order, Place, Placed]
# ---

from dataclasses import dataclass, replace
from enum import Enum
from typing import assert_never


@dataclass(frozen=True)
class PlaceOrder:
    customer_id: str
    total: int
    at: str  # Time and ids come with the command, so deciding again is always safe.


@dataclass(frozen=True)
class ApproveOrder:
    pass


@dataclass(frozen=True)
class RejectOrder:
    reason: str


OrderCommand = PlaceOrder | ApproveOrder | RejectOrder


@dataclass(frozen=True)
class OrderPlaced:
    customer_id: str
    total: int
    at: str


@dataclass(frozen=True)
class OrderApproved:
    pass


@dataclass(frozen=True)
class OrderRejected:
    reason: str


OrderEvent = OrderPlaced | OrderApproved | OrderRejected


class OrderStatus(Enum):
    NONE = "NONE"
    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


@dataclass(frozen=True)
class Order:
    status: OrderStatus = OrderStatus.NONE
    total: int = 0


class OrderRefused(Exception):
    """The answer is no. Trying again gives the same one."""


def decide(order: Order, command: OrderCommand) -> list[OrderEvent]:
    """Checks every rule and returns what happens, which may be nothing. Pure."""
    match command:
        case PlaceOrder(customer_id, total, at):
            if order.status is not OrderStatus.NONE:
                raise OrderRefused("exists already")
            if total <= 0:
                raise OrderRefused("has no total")
            return [OrderPlaced(customer_id, total, at)]
        case ApproveOrder():
            return _end(order, OrderStatus.APPROVED, OrderApproved())
        case RejectOrder(reason):
            return _end(order, OrderStatus.REJECTED, OrderRejected(reason))
        case _:
            assert_never(command)


def _end(order: Order, outcome: OrderStatus, event: OrderEvent) -> list[OrderEvent]:
    if order.status is outcome:
        return []
    if order.status is not OrderStatus.PENDING:
        raise OrderRefused(f"is {order.status.value}")
    return [event]


def evolve(order: Order, event: OrderEvent) -> Order:
    """Folds one event into the state. Checks nothing: what is stored has happened."""
    match event:
        case OrderPlaced(total=total):
            return Order(OrderStatus.PENDING, total)
        case OrderApproved():
            return replace(order, status=OrderStatus.APPROVED)
        case OrderRejected():
            return replace(order, status=OrderStatus.REJECTED)
        case _:
            assert_never(event)
