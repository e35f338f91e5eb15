"""Sends the commands that the sagas have decided on."""

from collections.abc import Callable

from order_fulfillment import Command
from saga_store import SagaStore


def relay_commands(store: SagaStore, send: Callable[[Command], None]) -> None:
    """Sends what is queued, oldest first; `send` returns once the broker has stored the command.

    A process that dies between sending and marking sends the command again: the participant knows it by its key.
    """
    while queued := store.next_command():
        send(queued.command)
        store.mark_sent(queued)


def resend_overdue(store: SagaStore, asked_before: float) -> None:
    """Asks again where no reply has come: the command may be lost, or the reply. Call it every few seconds."""
    for saga_id in store.overdue(asked_before):
        with store.transaction() as transaction:
            saga = transaction.load(saga_id)
            command = saga and saga.command()
            if command:
                transaction.enqueue(command)
