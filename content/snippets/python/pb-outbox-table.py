# ---
# title: { en: Outbox table and writer, ko: 아웃박스 테이블과 기록 }
# description:
#   en: Stores a message in the transaction that changes the state, so that both happen or neither does.
#   ko: 상태를 바꾸는 트랜잭션 안에 메시지를 저장하므로 둘 다 일어나거나 둘 다 일어나지 않습니다.
# pattern: messaging
# lesson: 16-18-2-asynchronous-communication#transactional-outbox
# names: [Order]
# stops: [outbox]
# ---

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

# seq puts the messages of one aggregate in sequence, since its writers follow one another. It is no cursor: a transaction
# that drew a smaller number may commit later, so the relay looks for rows that are not published yet.
OUTBOX_TABLE = """
CREATE TABLE IF NOT EXISTS outbox (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  aggregate_type text NOT NULL,
  aggregate_id text NOT NULL,
  type text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  published_at timestamptz
);
CREATE INDEX IF NOT EXISTS outbox_unpublished ON outbox (seq) WHERE published_at IS NULL;"""


class Connection(Protocol):
    """What is used of a psycopg connection inside a transaction."""

    def execute(self, query: str, params: Sequence[Any], /) -> Any: ...


@dataclass(frozen=True)
class OrderMessage:
    id: UUID
    """Chosen once, before the first attempt: consumers recognise a repeated delivery by it."""
    order_id: str
    type: str
    """`OrderPlaced`, with a version where consumers outlive it."""
    payload: Any


def enqueue(connection: Connection, message: OrderMessage) -> None:
    """Call it in the transaction that writes the order. Nothing is sent here: the relay sends what was committed."""
    connection.execute(
        "INSERT INTO outbox (id, aggregate_type, aggregate_id, type, payload) VALUES (%s, %s, %s, %s, %s)",
        (message.id, "order", message.order_id, message.type, json.dumps(message.payload)),
    )
