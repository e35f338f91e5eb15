"""The view that the query reads: a projection of the events, and how far it has come."""

import sqlite3
from typing import assert_never

from database import Database
from event_store import read_event
from order_aggregate import OrderApproved, OrderEvent, OrderPlaced, OrderRejected

ORDER_HISTORY_TABLES = """
    CREATE TABLE IF NOT EXISTS order_history (
        order_id TEXT PRIMARY KEY,
        customer_id TEXT NOT NULL,
        total INTEGER NOT NULL,
        status TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS order_history_customer ON order_history (customer_id, order_id);
    CREATE TABLE IF NOT EXISTS checkpoint (
        projection TEXT PRIMARY KEY,
        position INTEGER NOT NULL
    ) STRICT;
"""

# A rebuild runs under a new name, into new tables, until it has caught up.
_PROJECTION = "order-history-v1"


def project_order_history(database: Database, limit: int = 100) -> int:
    """Projects the next events and returns how many.

    View and checkpoint commit together, so that no event is lost or counted twice. Call it again at once after a full
    batch, else wait a little.
    """
    with database.transaction() as connection:
        events = connection.execute(
            "SELECT position, stream, type, data FROM event WHERE position > ? ORDER BY position LIMIT ?",
            (reached_position(connection), limit),
        ).fetchall()
        for _, stream, type_name, data in events:
            # The command handler names streams `order-<id>`.
            _apply(connection, stream.removeprefix("order-"), read_event(type_name, data))
        if events:
            connection.execute(
                "INSERT OR REPLACE INTO checkpoint (projection, position) VALUES (?, ?)",
                (_PROJECTION, events[-1][0]),
            )
    return len(events)


def reached_position(connection: sqlite3.Connection) -> int:
    """The last position that the view shows; 0 before the first."""
    row = connection.execute(
        "SELECT position FROM checkpoint WHERE projection = ?", (_PROJECTION,)
    ).fetchone()
    return 0 if row is None else row[0]


def _apply(connection: sqlite3.Connection, order_id: str, event: OrderEvent) -> None:
    """Writes the view and nothing else: mail or calls would be repeated by every rebuild."""
    match event:
        case OrderPlaced(customer_id, total):
            connection.execute(
                "INSERT INTO order_history (order_id, customer_id, total, status) VALUES (?, ?, ?, 'PENDING')",
                (order_id, customer_id, total),
            )
        case OrderApproved():
            _set_status(connection, order_id, "APPROVED")
        case OrderRejected():
            _set_status(connection, order_id, "REJECTED")
        case _:
            assert_never(event)


def _set_status(connection: sqlite3.Connection, order_id: str, status: str) -> None:
    connection.execute("UPDATE order_history SET status = ? WHERE order_id = ?", (status, order_id))
