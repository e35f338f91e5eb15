"""The sagas, and the commands they have decided to send."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from database import Database
from order_fulfillment import Command, OrderFulfillmentSaga, SagaTransaction, Status

SAGA_TABLES = """
    CREATE TABLE IF NOT EXISTS order_fulfillment_saga (
        saga_id TEXT PRIMARY KEY,
        status TEXT NOT NULL,
        step INTEGER NOT NULL,
        asked_at REAL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS order_fulfillment_outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        saga_id TEXT NOT NULL
    ) STRICT;
"""


class QueuedCommand(NamedTuple):
    seq: int
    command: Command


class SagaStore:
    def __init__(self, database: Database, now: Callable[[], float] = time.time) -> None:
        """`database` has `SAGA_TABLES`; `now` gives seconds since 1970."""
        self._database = database
        self._now = now

    @contextmanager
    def transaction(self) -> Iterator[SagaTransaction]:
        """What the orchestrator runs a step in."""
        with self._database.transaction() as connection:
            yield _Transaction(connection, self._now())

    def next_command(self) -> QueuedCommand | None:
        """The command that has waited for the longest."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT seq, key, name, saga_id FROM order_fulfillment_outbox ORDER BY seq LIMIT 1"
            ).fetchone()
        return None if row is None else QueuedCommand(row[0], Command(*row[1:]))

    def mark_sent(self, queued: QueuedCommand) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM order_fulfillment_outbox WHERE seq = ?", (queued.seq,))

    def overdue(self, asked_before: float) -> list[str]:
        """The sagas that have waited for a reply since before then."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                """SELECT saga_id FROM order_fulfillment_saga
                   WHERE status IN ('running', 'compensating') AND asked_at < ? ORDER BY asked_at""",
                (asked_before,),
            ).fetchall()
        return [saga_id for (saga_id,) in rows]


class _Transaction(SagaTransaction):
    def __init__(self, connection: sqlite3.Connection, now: float) -> None:
        self._connection = connection
        self._now = now

    def load(self, saga_id: str) -> OrderFulfillmentSaga | None:
        row = self._connection.execute(
            "SELECT status, step FROM order_fulfillment_saga WHERE saga_id = ?", (saga_id,)
        ).fetchone()
        return None if row is None else OrderFulfillmentSaga(saga_id, Status(row[0]), row[1])

    def save(self, saga: OrderFulfillmentSaga) -> None:
        self._connection.execute(
            """INSERT INTO order_fulfillment_saga (saga_id, status, step) VALUES (?, ?, ?)
               ON CONFLICT (saga_id) DO UPDATE SET status = excluded.status, step = excluded.step""",
            (saga.saga_id, saga.status.value, saga.step),
        )

    def enqueue(self, command: Command) -> None:
        self._connection.execute(
            "INSERT INTO order_fulfillment_outbox (key, name, saga_id) VALUES (?, ?, ?)",
            (command.key, command.name, command.saga_id),
        )
        self._connection.execute(
            "UPDATE order_fulfillment_saga SET asked_at = ? WHERE saga_id = ?",
            (self._now, command.saga_id),
        )
