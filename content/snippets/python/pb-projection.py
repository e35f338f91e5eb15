# ---
# title: { en: Projection with checkpoint, ko: 체크포인트가 있는 프로젝션 }
# description:
#   en: Commits the view and the position it has reached in one transaction, so no event is lost or counted twice.
#   ko: 뷰와 처리한 위치를 한 트랜잭션으로 커밋하므로 이벤트를 잃거나 두 번 반영하지 않습니다.
# pattern: projections
# lesson: 03d-projection-implementation#one-transaction
# names: [OrderHistory]
# stops: [order-history-v1]
# ---

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol


class Connection(Protocol):
    """What is used of a psycopg connection."""

    def execute(self, query: str, params: Sequence[Any], /) -> Any: ...

    def transaction(self) -> AbstractContextManager[Any]: ...


class OrderHistoryEvent(NamedTuple):
    position: int
    type: str
    order_id: str
    customer_id: str = ""
    total: int = 0


# A rebuild runs under a new name beside the old one until it has caught up.
ORDER_HISTORY_PROJECTION = "order-history-v1"


def project_order_history(
    connection: Connection,
    read_after: Callable[[int, int], Sequence[OrderHistoryEvent]],
    limit: int = 100,
) -> int:
    """Projects the next events and returns how many.

    `read_after(position, limit)` returns events oldest first, and none before an event that may still appear.
    """
    with connection.transaction():
        events = read_after(_lock_checkpoint(connection), limit)
        for event in events:
            _apply(connection, event)
        if events:
            connection.execute(
                "UPDATE checkpoint SET position = %s WHERE projection = %s",
                (events[-1].position, ORDER_HISTORY_PROJECTION),
            )
    return len(events)


def _lock_checkpoint(connection: Connection) -> int:
    """The row lock makes a second projector wait here; it then goes on where the first has committed."""
    connection.execute(
        "INSERT INTO checkpoint VALUES (%s, -1) ON CONFLICT DO NOTHING", (ORDER_HISTORY_PROJECTION,)
    )
    row = connection.execute(
        "SELECT position FROM checkpoint WHERE projection = %s FOR UPDATE", (ORDER_HISTORY_PROJECTION,)
    ).fetchone()
    return int(row[0])


def _apply(connection: Connection, event: OrderHistoryEvent) -> None:
    """Writes the view and nothing else: mail or calls would be repeated by every rebuild."""
    match event.type:
        case "OrderPlaced":
            connection.execute(
                """INSERT INTO order_history (order_id, customer_id, total, status) VALUES (%s, %s, %s, 'PENDING')
                   ON CONFLICT (order_id) DO NOTHING""",
                (event.order_id, event.customer_id, event.total),
            )
        case "OrderApproved":
            connection.execute(
                "UPDATE order_history SET status = 'APPROVED' WHERE order_id = %s", (event.order_id,)
            )
        case "OrderRejected":
            connection.execute(
                "UPDATE order_history SET status = 'REJECTED' WHERE order_id = %s", (event.order_id,)
            )
