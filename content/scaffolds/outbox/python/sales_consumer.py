"""Another service with a database of its own. It counts, so a message that has its effect twice would show."""

import sqlite3
from typing import NamedTuple

from database import Database
from inbox import INBOX_TABLE, handle_once
from order_store import OutboxMessage

SALES_TABLES = f"""{INBOX_TABLE}
    CREATE TABLE IF NOT EXISTS sales (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        count INTEGER NOT NULL,
        total INTEGER NOT NULL
    ) STRICT;
    INSERT OR IGNORE INTO sales (id, count, total) VALUES (1, 0, 0);
"""


class Sales(NamedTuple):
    count: int
    total: int


class SalesConsumer:
    def __init__(self, database: Database) -> None:
        """`database` has `SALES_TABLES`."""
        self._database = database

    def handle(self, message: OutboxMessage) -> None:
        def add(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE sales SET count = count + 1, total = total + ?", (message.event.total,)
            )

        handle_once(self._database, "sales", message.id, add)

    def sales(self) -> Sales:
        with self._database.transaction() as connection:
            return Sales(*connection.execute("SELECT count, total FROM sales").fetchone())
