# ---
# title: { en: Surround with transaction and outbox, ko: 트랜잭션과 아웃박스로 감싸기 }
# description:
#   en: Changes the state and stores what others must hear of it in one commit.
#   ko: 상태 변경과 알려야 할 메시지를 한 번에 커밋합니다.
# pattern: messaging
# lesson: 16-18-2-asynchronous-communication#transactional-outbox
# names: [Order]
# surrounds: work()
# stops: [outbox]
# ---

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol
from uuid import uuid4


class Connection(Protocol):
    def execute(self, query: str, params: Sequence[Any], /) -> Any: ...

    def transaction(self) -> AbstractContextManager[Any]: ...


def example(connection: Connection, order_id: str, work: Callable[[], None]) -> None:
    with connection.transaction():
        # Write through `connection` only; anything else stays when it is rolled back.
        work()
        # The relay sends it after the commit.
        connection.execute(
            "INSERT INTO outbox (id, aggregate_type, aggregate_id, type, payload) VALUES (%s, %s, %s, %s, %s)",
            (uuid4(), "order", order_id, "OrderPlaced", json.dumps({"order_id": order_id})),
        )
