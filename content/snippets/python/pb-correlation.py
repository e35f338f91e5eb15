# ---
# title: { en: Correlation and causation, ko: 상관 ID와 원인 ID }
# description:
#   en: Remembers which message is being handled, so that all that is sent meanwhile names the flow and its cause by itself.
#   ko: 어떤 메시지를 처리하는지 기억해, 그동안 보내는 모든 것에 흐름과 원인을 저절로 적습니다.
# pattern: messaging
# lesson: 16-04-event-driven-fundamentals#identity-and-causation
# stops: [x-correlation-id]
# ---

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

CORRELATION_HEADER = "x-correlation-id"


class Correlation(NamedTuple):
    correlation_id: str
    """The same for everything one request has set off."""
    causation_id: str
    """The id of the message that is being handled: what is sent meanwhile was caused by it."""


_current: ContextVar[Correlation] = ContextVar("correlation")


@contextmanager
def handling(message_id: str, correlation_id: str | None = None) -> Iterator[Correlation]:
    """Handle a message inside; one from outside that names no flow begins one. Tasks started inside take it along."""
    token = _current.set(Correlation(correlation_id or message_id, message_id))
    try:
        yield _current.get()
    finally:
        _current.reset(token)


@contextmanager
def handling_request(header: str | None) -> Iterator[Correlation]:
    """Handle a request inside; each is a cause of its own. Foreign text does not get into logs and headers."""
    id = str(uuid.uuid4())
    with handling(id, header if header and re.fullmatch(r"[A-Za-z0-9_-]{1,64}", header) else id) as correlation:
        yield correlation


def current_correlation() -> Correlation:
    """What a message that is sent now has to name; raises LookupError where nothing is being handled."""
    return _current.get()


def correlation_headers() -> dict[str, str]:
    """For calls to other services, which then log the same flow."""
    return {CORRELATION_HEADER: current_correlation().correlation_id}
