"""The events, in SQLite. They are only ever added."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from database import Database
from order_aggregate import OrderApproved, OrderEvent, OrderPlaced, OrderRejected
from order_command_handler import ConflictError, OrderEventStore, Recorded

# `position` is a place among all streams, `version` a place in one; only one writer of a version gets in.
EVENT_TABLE = """
    CREATE TABLE IF NOT EXISTS event (
        position INTEGER PRIMARY KEY AUTOINCREMENT,
        stream TEXT NOT NULL,
        version INTEGER NOT NULL,
        command_id TEXT NOT NULL,
        type TEXT NOT NULL,
        data TEXT NOT NULL,
        UNIQUE (stream, version)
    ) STRICT;
"""

# What is stored is a name and never the class: classes are renamed, stored events are not.
_EVENT_TYPES: dict[str, Callable[..., OrderEvent]] = {
    "OrderPlaced": OrderPlaced,
    "OrderApproved": OrderApproved,
    "OrderRejected": OrderRejected,
}


def read_event(type_name: str, data: str) -> OrderEvent:
    return _EVENT_TYPES[type_name](**json.loads(data))


class EventStore(OrderEventStore[OrderEvent]):
    def __init__(self, database: Database) -> None:
        """`database` has `EVENT_TABLE`."""
        self._database = database

    def read(self, stream: str) -> list[Recorded[OrderEvent]]:
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT type, data, command_id FROM event WHERE stream = ? ORDER BY version", (stream,)
            ).fetchall()
        return [Recorded(read_event(type_name, data), command_id) for type_name, data, command_id in rows]

    def append(self, stream: str, events: Sequence[Recorded[OrderEvent]], expected_length: int) -> None:
        with self._database.transaction() as connection:
            (length,) = connection.execute(
                "SELECT count(*) FROM event WHERE stream = ?", (stream,)
            ).fetchone()
            if length != expected_length:
                raise ConflictError(f"{stream} has {length} events, expected {expected_length}")
            connection.executemany(
                "INSERT INTO event (stream, version, command_id, type, data) VALUES (?, ?, ?, ?, ?)",
                [
                    (stream, version, one.command_id, type(one.event).__name__, json.dumps(asdict(one.event)))
                    for version, one in enumerate(events, start=length)
                ],
            )
