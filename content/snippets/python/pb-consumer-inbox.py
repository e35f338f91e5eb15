# ---
# title: { en: Idempotent consumer with inbox, ko: 인박스가 있는 멱등 컨슈머 }
# description:
#   en: Records the message id in the transaction of its effect; a repeated message changes nothing.
#   ko: 메시지 ID를 효과와 같은 트랜잭션에 기록하므로 반복된 메시지는 아무것도 바꾸지 않습니다.
# pattern: messaging
# lesson: 16-18-2-asynchronous-communication#inbox
# stops: [inbox]
# ---

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol


class Connection(Protocol):
    """What is used of a psycopg connection."""

    def execute(self, query: str, params: Sequence[Any], /) -> Any: ...

    def transaction(self) -> AbstractContextManager[Any]: ...


def handle_once(
    connection: Connection, consumer: str, message_id: str, effect: Callable[[Connection], None]
) -> bool:
    """Has the effect of a message once and returns whether this was the first time.

    Acknowledge the message when this returns, and not before. A copy that is handled at the same time waits at the
    primary key of the table inbox (consumer, message_id). `effect` writes through the connection only: what it does
    elsewhere would be repeated.
    """
    with connection.transaction():
        first = connection.execute(
            "INSERT INTO inbox (consumer, message_id) VALUES (%s, %s) ON CONFLICT DO NOTHING",
            (consumer, message_id),
        ).rowcount
        if not first:
            return False
        effect(connection)
        return True
