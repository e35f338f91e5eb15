"""The state, and the messages that tell of it."""

import json
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import NamedTuple

from database import Database
from place_order import Accepted, OrderPlaced, PlaceOrderOutcome, PlaceOrderTransaction, Rejected

ORDER_TABLES = """
    CREATE TABLE IF NOT EXISTS placed_order (
        order_id TEXT PRIMARY KEY,
        total INTEGER NOT NULL,
        version INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS command_outcome (
        command_id TEXT PRIMARY KEY,
        is_accepted INTEGER NOT NULL,
        data TEXT NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        key TEXT NOT NULL,
        event TEXT NOT NULL
    ) STRICT;
"""


class OutboxMessage(NamedTuple):
    id: str  # Chosen when the message is stored, so that every delivery repeats it.
    key: str  # Messages of one key stay in sequence.
    event: OrderPlaced


class OrderStore:
    def __init__(self, database: Database) -> None:
        """`database` has `ORDER_TABLES`."""
        self._database = database

    @contextmanager
    def transaction(self) -> Iterator[PlaceOrderTransaction]:
        """What the command handler works in: state, outcome and message commit together."""
        with self._database.transaction() as connection:
            yield _Transaction(connection)

    def next_message(self) -> OutboxMessage | None:
        """The message that has waited for the longest."""
        with self._database.transaction() as connection:
            row = connection.execute("SELECT id, key, event FROM outbox ORDER BY seq LIMIT 1").fetchone()
        return None if row is None else OutboxMessage(row[0], row[1], OrderPlaced(**json.loads(row[2])))

    def mark_published(self, message: OutboxMessage) -> None:
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM outbox WHERE id = ?", (message.id,))


class _Transaction(PlaceOrderTransaction):
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def outcome_of(self, command_id: str) -> PlaceOrderOutcome | None:
        row = self._connection.execute(
            "SELECT is_accepted, data FROM command_outcome WHERE command_id = ?", (command_id,)
        ).fetchone()
        if row is None:
            return None
        data = json.loads(row[1])
        return Accepted(**data) if row[0] else Rejected(**data)

    def record_outcome(self, command_id: str, outcome: PlaceOrderOutcome) -> None:
        self._connection.execute(
            "INSERT INTO command_outcome (command_id, is_accepted, data) VALUES (?, ?, ?)",
            (command_id, isinstance(outcome, Accepted), json.dumps(asdict(outcome))),
        )

    def order_exists(self, order_id: str) -> bool:
        row = self._connection.execute("SELECT 1 FROM placed_order WHERE order_id = ?", (order_id,)).fetchone()
        return row is not None

    def insert_order(self, order_id: str, total: int, version: int) -> None:
        self._connection.execute(
            "INSERT INTO placed_order (order_id, total, version) VALUES (?, ?, ?)", (order_id, total, version)
        )

    def enqueue(self, event: OrderPlaced) -> None:
        self._connection.execute(
            "INSERT INTO outbox (id, key, event) VALUES (?, ?, ?)",
            (str(uuid.uuid4()), event.order_id, json.dumps(asdict(event))),
        )
