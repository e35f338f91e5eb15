# ---
# title: { en: Query with handler, ko: 쿼리와 핸들러 }
# description:
#   en: Reads a view page by page on a read-only connection; changes nothing, and says how fresh the answer is.
#   ko: 읽기 전용 연결로 뷰를 페이지 단위로 읽습니다. 아무것도 바꾸지 않고 답이 얼마나 최신인지 알려 줍니다.
# pattern: cqrs
# lesson: 03b-cqrs-pattern-implementation#dto-queries
# names: [OrderHistory]
# stops: ["50"]
# ---

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

PAGE_SIZE = 50


class ReadOnlyConnection(Protocol):
    """What is used of a psycopg connection that cannot write: its role has no right to."""

    def execute(self, query: str, params: Sequence[Any], /) -> Any: ...


@dataclass(frozen=True)
class OrderHistoryRow:
    order_id: str
    status: str
    total: int


@dataclass(frozen=True)
class OrderHistoryPage:
    rows: Sequence[OrderHistoryRow]
    next: str | None
    """Ask with it as `after` for the next page; None on the last one."""
    position: int
    """Of the event log the view had reached: the answer is as old as that."""


def order_history(connection: ReadOnlyConnection, customer_id: str, after: str = "") -> OrderHistoryPage:
    """One statement, so rows and position are of the same moment. `after` is where the page before ended."""
    found = connection.execute(
        """SELECT order_id, status, total, position
           FROM (SELECT position FROM checkpoint WHERE projection = 'order-history-v1') AS reached
           LEFT JOIN LATERAL (
             SELECT order_id, status, total FROM order_history
             WHERE customer_id = %s AND order_id > %s ORDER BY order_id LIMIT %s
           ) AS page ON true
           ORDER BY order_id""",
        (customer_id, after, PAGE_SIZE + 1),
    ).fetchall()
    position = found[0][3] if found else -1
    # The position comes alone where the page is empty.
    rows = [OrderHistoryRow(*row[:3]) for row in found if row[0] is not None]
    if len(rows) <= PAGE_SIZE:
        return OrderHistoryPage(rows, None, position)
    page = rows[:PAGE_SIZE]
    return OrderHistoryPage(page, page[-1].order_id, position)
