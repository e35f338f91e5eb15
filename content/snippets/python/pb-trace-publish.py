# ---
# title: { en: Trace context through messages (OpenTelemetry), ko: 메시지를 통한 추적 컨텍스트(OpenTelemetry) }
# description:
#   en: Sends the trace context with a message; the consumer's span is linked to the one that published it.
#   ko: 메시지에 추적 컨텍스트를 실어 보내고, 컨슈머의 스팬을 발행한 스팬에 링크로 연결합니다.
# pattern: operations
# lesson: 16-40-monitoring-success-factors#traceparent
# framework: OpenTelemetry
# needs: [opentelemetry]
# stops: [order-service, shop.order.events.v1]
# ---

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, TypeVar
from opentelemetry import propagate, trace
from opentelemetry.context import Context

T = TypeVar("T")

DESTINATION = "shop.order.events.v1"
_tracer = trace.get_tracer("order-service")


def publish_traced(message_id: str, publish: Callable[[dict[str, str]], T]) -> T:
    """Runs `publish` in a span of its own, with headers that carry it. Names follow the messaging conventions."""
    with _span("send", message_id, kind=trace.SpanKind.PRODUCER):
        headers: dict[str, str] = {}
        propagate.inject(headers)
        return publish(headers)


def process_traced(message_id: str, headers: Mapping[str, str], handle: Callable[[], T]) -> T:
    """Runs `handle` in a span that links to the publisher's.

    A link and no parent: the message may have waited for days, and a batch comes from many publishers.
    """
    empty = Context()
    published = trace.get_current_span(propagate.extract(headers, context=empty)).get_span_context()
    links = [trace.Link(published)] if published.is_valid else []
    with _span("process", message_id, kind=trace.SpanKind.CONSUMER, context=empty, links=links):
        return handle()


def _span(operation: str, message_id: str, **options: Any) -> AbstractContextManager[trace.Span]:
    """A span that records what is raised inside. Ids belong on spans; as a metric's label they would make a series each."""
    return _tracer.start_as_current_span(
        f"{operation} {DESTINATION}",
        attributes={
            "messaging.operation.name": operation,
            "messaging.operation.type": operation,
            "messaging.destination.name": DESTINATION,
            "messaging.message.id": message_id,
        },
        **options,
    )
