"""The query, page by page."""

from typing import NamedTuple

from database import Database
from order_history import reached_position


class OrderHistoryRow(NamedTuple):
    order_id: str
    status: str
    total: int


class OrderHistoryPage(NamedTuple):
    rows: list[OrderHistoryRow]
    next: str | None  # Ask with it as `after` for the next page; None on the last one.
    position: int  # What the view had reached of the event log: the answer is as old as that.


def order_history(
    database: Database, customer_id: str, after: str = "", page_size: int = 50
) -> OrderHistoryPage:
    """Reads the view and nothing else; rows and position are of the same moment."""
    with database.transaction() as connection:
        found = connection.execute(
            """SELECT order_id, status, total FROM order_history
               WHERE customer_id = ? AND order_id > ? ORDER BY order_id LIMIT ?""",
            (customer_id, after, page_size + 1),
        ).fetchall()
        position = reached_position(connection)
    rows = [OrderHistoryRow(*row) for row in found[:page_size]]
    return OrderHistoryPage(rows, rows[-1].order_id if len(found) > page_size else None, position)
