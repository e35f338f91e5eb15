# ---
# title: { en: Process manager, ko: 프로세스 매니저 }
# description:
#   en: Collects what several services report of one order, in any order, and sends each command that the facts call for once.
#   ko: 여러 서비스가 한 주문에 대해 알려 온 사실을 순서와 상관없이 모으고, 그 사실에 필요한 커맨드를 한 번씩만 보냅니다.
# pattern: sagas
# lesson: 04b-saga-orchestration#pure-decide
# names: [Order]
# ---

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Protocol


class OrderFactType(Enum):
    PLACED = auto()
    STOCK_RESERVED = auto()
    STOCK_RESERVATION_FAILED = auto()
    PAYMENT_CAPTURED = auto()
    PAYMENT_DECLINED = auto()
    DEADLINE_PASSED = auto()
    """Of a durable timer set with the process: what was awaited did not come."""


@dataclass(frozen=True)
class OrderFact:
    id: str
    type: OrderFactType
    order_id: str


@dataclass(frozen=True)
class OrderCommand:
    """The receiver acts once a key."""

    key: str
    name: str
    order_id: str


@dataclass(frozen=True)
class OrderProcess:
    placed: bool = False
    reserved: bool = False
    paid: bool = False
    failed: bool = False


def evolve(process: OrderProcess, type: OrderFactType) -> OrderProcess:
    """Remembers a fact. A fact may come before the one that caused it: it waits here."""
    match type:
        case OrderFactType.PLACED:
            return replace(process, placed=True)
        case OrderFactType.STOCK_RESERVED:
            return replace(process, reserved=True)
        case OrderFactType.PAYMENT_CAPTURED:
            return replace(process, paid=True)
        case _:
            # Once everything is there, the goods are on their way: too late to fail.
            return process if "ScheduleShipment" in called_for(process) else replace(process, failed=True)


def called_for(process: OrderProcess) -> list[str]:
    """Every command that the facts call for, whichever came first."""
    if not process.placed:
        return []
    commands = ["ReserveStock", "CapturePayment"]
    if process.failed:
        commands.append("RejectOrder")
        if process.reserved:
            commands.append("ReleaseStock")
        if process.paid:
            commands.append("RefundPayment")
    elif process.reserved and process.paid:
        commands.append("ScheduleShipment")
    return commands


class OrderProcessTransaction(Protocol):
    """What the manager does in one transaction; a conflict with another transaction makes its commit fail."""

    def record_in_inbox(self, fact_id: str) -> bool:
        """False when the fact was handled before; the id is unique."""
        ...

    def load(self, order_id: str) -> OrderProcess | None: ...

    def save(self, order_id: str, process: OrderProcess) -> None: ...

    def enqueue(self, command: OrderCommand) -> None:
        """Writes to the outbox."""
        ...


def handle_fact(transaction: OrderProcessTransaction, fact: OrderFact) -> None:
    """Takes in a fact, in any order and however often it comes; acknowledge it after the commit."""
    if not transaction.record_in_inbox(fact.id):
        return
    before = transaction.load(fact.order_id) or OrderProcess()
    after = evolve(before, fact.type)
    transaction.save(fact.order_id, after)
    sent = called_for(before)
    for name in called_for(after):
        if name not in sent:
            transaction.enqueue(OrderCommand(f"{fact.order_id}/{name}", name, fact.order_id))
