# ---
# title: { en: Saga orchestrator with compensations, ko: 보상이 있는 사가 오케스트레이터 }
# description:
#   en: A pure state machine; state and next command commit together, replies may repeat or come late.
#   ko: 순수 상태 기계입니다. 상태와 다음 커맨드를 함께 커밋하며, 응답이 반복되거나 늦게 와도 안전합니다.
# pattern: sagas
# lesson: 04b-saga-orchestration#one-commit
# names: [OrderFulfillment]
# stops: [ReserveStock, ReleaseStock, AuthorizePayment, VoidPayment, CapturePayment, ScheduleShipment]
# ---

from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple, Protocol


class Step(NamedTuple):
    command: str
    compensation: str | None = None


# Compensatable steps, then one pivot, then steps that are repeated until they succeed.
STEPS = (
    Step("ReserveStock", "ReleaseStock"),
    Step("AuthorizePayment", "VoidPayment"),
    Step("CapturePayment"),
    Step("ScheduleShipment"),
)
PIVOT = next(index for index, step in enumerate(STEPS) if step.compensation is None)


class Status(Enum):
    RUNNING = "running"
    COMPENSATING = "compensating"
    COMPLETED = "completed"
    COMPENSATED = "compensated"
    PARKED = "parked"  # A step that must not fail was refused; a person decides.


class Command(NamedTuple):
    key: str  # The same whenever it is sent again: the receiver acts once and repeats its reply.
    name: str
    saga_id: str


class Reply(NamedTuple):
    """No reply is no refusal: after a timeout the same command is sent again, until there is an answer."""

    key: str
    saga_id: str
    refused: bool = False


@dataclass(frozen=True)
class OrderFulfillmentSaga:
    saga_id: str
    status: Status = Status.RUNNING
    step: int = 0  # The one whose reply is awaited.

    def command(self) -> Command | None:
        """What is sent next; None once the saga has ended."""
        match self.status:
            case Status.RUNNING:
                name: str | None = STEPS[self.step].command
            case Status.COMPENSATING:
                name = STEPS[self.step].compensation
            case _:
                return None
        assert name is not None
        return Command(f"{self.saga_id}/{name}", name, self.saga_id)

    def advance(self, reply: Reply) -> "OrderFulfillmentSaga":
        """The saga after a reply. One that is not awaited (repeated, late) changes nothing."""
        command = self.command()
        if command is None or reply.key != command.key:
            return self
        if self.status is Status.COMPENSATING:
            return replace(self, status=Status.PARKED) if reply.refused else self._compensate_before()
        if reply.refused:
            return self._compensate_before() if self.step <= PIVOT else replace(self, status=Status.PARKED)
        if self.step + 1 == len(STEPS):
            return replace(self, status=Status.COMPLETED)
        return replace(self, step=self.step + 1)

    def _compensate_before(self) -> "OrderFulfillmentSaga":
        """Last step first. A refused step did nothing and so has nothing to undo."""
        if self.step == 0:
            return replace(self, status=Status.COMPENSATED)
        return replace(self, status=Status.COMPENSATING, step=self.step - 1)


class SagaTransaction(Protocol):
    """What the shell does in one transaction."""

    def load(self, saga_id: str) -> OrderFulfillmentSaga | None:
        """Locks the saga until the transaction ends."""
        ...

    def save(self, saga: OrderFulfillmentSaga) -> None: ...

    def enqueue(self, command: Command) -> None:
        """Writes to the outbox: the command goes out if the transaction commits, and not otherwise."""
        ...


def start(transaction: SagaTransaction, saga_id: str) -> None:
    """Starts the saga once, however often it is called with the same id."""
    if transaction.load(saga_id) is None:
        _persist(transaction, OrderFulfillmentSaga(saga_id))


def handle_reply(transaction: SagaTransaction, reply: Reply) -> None:
    """Takes a reply; acknowledge it after the transaction has committed."""
    saga = transaction.load(reply.saga_id)
    if saga is None:
        raise LookupError(f"unknown saga {reply.saga_id}")
    advanced = saga.advance(reply)
    if advanced != saga:
        _persist(transaction, advanced)


def _persist(transaction: SagaTransaction, saga: OrderFulfillmentSaga) -> None:
    """State and command in one commit: never a saga that waits for what was not sent."""
    transaction.save(saga)
    command = saga.command()
    if command is not None:
        transaction.enqueue(command)
