# ---
# title: { en: Outbox relay, ko: 아웃박스 릴레이 }
# description:
#   en: Publishes what the outbox holds at least once and in the order of each aggregate; only one instance is active.
#   ko: 아웃박스의 메시지를 최소 한 번, 애그리거트별 순서대로 발행합니다. 한 번에 한 인스턴스만 일합니다.
# pattern: messaging
# lesson: 16-18-2-asynchronous-communication#relay
# stops: [outbox, "0.2"]
# ---

from collections.abc import Callable, Sequence
from threading import Event
from typing import Any, NamedTuple, Protocol


class Connection(Protocol):
    """What is used of a psycopg connection in autocommit mode that nobody else uses."""

    def execute(self, query: str, params: Sequence[Any] = (), /) -> Any: ...


class OutboxMessage(NamedTuple):
    id: str  # Consumers drop what they have seen under the same id.
    key: str  # Messages with the same key keep their order.
    type: str
    payload: Any


def run_relay(connection: Connection, publish: Callable[[OutboxMessage], None], stop: Event) -> None:
    """Relays until `stop` is set. `publish` returns once the broker has stored the message.

    Raises what the database or the broker raises: run it again with a back-off.
    """
    while not stop.is_set():
        published = relay_batch(connection, publish) if _is_active(connection) else 0
        if published == 0:
            stop.wait(0.2)


def relay_batch(connection: Connection, publish: Callable[[OutboxMessage], None], limit: int = 100) -> int:
    """Publishes the oldest unpublished messages, one after the other, and returns how many.

    Whatever stops it between publishing and marking, the message is published again: at least once, never lost.
    """
    rows = connection.execute(
        "SELECT id, aggregate_id, type, payload FROM outbox WHERE published_at IS NULL ORDER BY seq LIMIT %s",
        (limit,),
    ).fetchall()
    for row in rows:
        message = OutboxMessage(str(row[0]), *row[1:])
        publish(message)
        connection.execute("UPDATE outbox SET published_at = now() WHERE id = %s", (message.id,))
    return len(rows)


def _is_active(connection: Connection) -> bool:
    """Two relays at once would break the order; the others stand by until the session of the active one ends."""
    return bool(connection.execute("SELECT pg_try_advisory_lock(hashtext('outbox-relay'))").fetchone()[0])
