"""Publishes what the outbox holds."""

from collections.abc import Callable

from order_store import OrderStore, OutboxMessage


def relay_messages(store: OrderStore, publish: Callable[[OutboxMessage], None]) -> int:
    """Publishes the oldest first and returns how many; `publish` returns once the broker has stored the message.

    A process that dies between publishing and marking publishes the message again: at least once, and never lost.
    Run one at a time, or messages change places.
    """
    published = 0
    while message := store.next_message():
        publish(message)
        store.mark_published(message)
        published += 1
    return published
