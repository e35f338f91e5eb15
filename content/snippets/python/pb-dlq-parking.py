# ---
# title: { en: Dead letters parked by key, with redrive, ko: 키별 격리와 재투입 }
# description:
#   en: Parks a message that always fails and everything behind it with the same key; redrive keeps their order.
#   ko: 계속 실패하는 메시지와 같은 키의 뒤따르는 메시지를 격리하고, 재투입할 때 순서를 지킵니다.
# pattern: messaging
# lesson: 16-05-best-practices-success-factors#parking-per-key
# stops: [parked_message]
# ---

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

PARKED_MESSAGE_TABLE = """
CREATE TABLE IF NOT EXISTS parked_message (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id text NOT NULL UNIQUE,
  key text NOT NULL,
  value text NOT NULL,
  reason text NOT NULL,
  parked_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX IF NOT EXISTS parked_message_key ON parked_message (key, seq);"""


class Connection(Protocol):
    """What is used of a psycopg connection."""

    def execute(self, query: str, params: Sequence[Any], /) -> Any: ...

    def transaction(self) -> AbstractContextManager[Any]: ...


@dataclass(frozen=True)
class Message:
    id: str
    key: str
    value: str


class Poison(Exception):
    """The message will fail again. Raise everything else (a lost connection) as it is, for the usual retry."""


# Has its effect through the connection, at most once a message id.
Handle = Callable[[Connection, Message], None]


def handle_or_park(connection: Connection, message: Message, handle: Handle) -> bool:
    """Handles a message or parks it, and returns whether it was handled; acknowledge it in both cases.

    Other keys go on; a key with parked messages does not overtake them. Alert on the age of the oldest parked message,
    and name who owns it.
    """
    try:
        with connection.transaction():
            _lock_key(connection, message.key)
            if _oldest(connection, message.key):
                _park(connection, message, "behind a parked message")
                return False
            handle(connection, message)
            return True
    except Poison as poison:
        # The failed transaction is gone with all it did, so parking needs another.
        with connection.transaction():
            _lock_key(connection, message.key)
            _park(connection, message, str(poison))
        return False


def redrive(connection: Connection, key: str, handle: Handle) -> bool:
    """Handles what is parked under a key, oldest first, and returns whether all of it is done.

    The first that fails stops it. Not by sending them to the topic again: there they would come behind newer ones.
    """
    try:
        while _redrive_oldest(connection, key, handle):
            pass
    except Poison:
        return False
    return True


def _redrive_oldest(connection: Connection, key: str, handle: Handle) -> bool:
    with connection.transaction():
        _lock_key(connection, key)
        oldest = _oldest(connection, key)
        if oldest is None:
            return False
        handle(connection, oldest)
        connection.execute("DELETE FROM parked_message WHERE id = %s", (oldest.id,))
        return True


def _park(connection: Connection, message: Message, reason: str) -> None:
    connection.execute(
        "INSERT INTO parked_message (id, key, value, reason) VALUES (%s, %s, %s, %s) ON CONFLICT (id) DO NOTHING",
        (message.id, message.key, message.value, reason),
    )


def _oldest(connection: Connection, key: str) -> Message | None:
    row = connection.execute(
        "SELECT id, value FROM parked_message WHERE key = %s ORDER BY seq LIMIT 1", (key,)
    ).fetchone()
    return Message(row[0], key, row[1]) if row else None


def _lock_key(connection: Connection, key: str) -> None:
    """The consumer and a redrive of the same key take turns, until the transaction ends."""
    connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('parked_message/' || %s::text, 0))", (key,))
