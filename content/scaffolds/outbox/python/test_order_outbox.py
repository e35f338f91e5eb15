import tempfile
import unittest
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path

from crash import CrashingDatabase, CrashPoint, restarting
from order_store import ORDER_TABLES, OrderStore, OutboxMessage
from outbox_relay import relay_messages
from place_order import Accepted, PlaceOrder, Rejected, handle_place_order
from sales_consumer import SALES_TABLES, Sales, SalesConsumer

FIRST = PlaceOrder("command-1", "1", 30)
REFUSED = PlaceOrder("command-3", "3", 0)
COMMANDS = [FIRST, PlaceOrder("command-2", "2", 12), REFUSED]
EXPECTED = Sales(count=2, total=42)


class Broker:
    """Keeps a message until it is acknowledged, so that it survives its consumer."""

    def __init__(self, crash: CrashPoint, copies: int = 1) -> None:
        self.messages: list[OutboxMessage] = []
        self._crash = crash
        self._copies = copies

    def publish(self, message: OutboxMessage) -> None:
        self._crash.reach()
        self.messages += [message] * self._copies
        self._crash.reach()


def produce(file: Path, broker: Broker, crash: CrashPoint) -> None:
    """One life of the producer and its relay."""
    with closing(CrashingDatabase(str(file), ORDER_TABLES, crash)) as database:
        store = OrderStore(database)
        for command in COMMANDS:
            with store.transaction() as transaction:
                handle_place_order(command, transaction)
        relay_messages(store, broker.publish)


def consume(file: Path, broker: Broker, crash: CrashPoint) -> Sales:
    """One life of the consumer."""
    with closing(CrashingDatabase(str(file), SALES_TABLES, crash)) as database:
        consumer = SalesConsumer(database)
        while broker.messages:
            consumer.handle(broker.messages[0])
            broker.messages.pop(0)
        return consumer.sales()


class OrderOutboxTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def sales_after(self, run: str, broker: Broker, crash: CrashPoint) -> Sales:
        restarting(partial(produce, self.folder / f"producer-{run}.db", broker, crash))
        return restarting(partial(consume, self.folder / f"consumer-{run}.db", broker, crash))

    def test_counts_every_message_once_wherever_a_process_dies(self) -> None:
        for fatal in count(1):
            crash = CrashPoint(fatal)
            sales = self.sales_after(str(fatal), Broker(crash), crash)
            self.assertEqual(sales, EXPECTED, f"crash {fatal}")
            if not crash.has_crashed:
                break

    def test_counts_every_message_once_when_each_is_delivered_twice(self) -> None:
        crash = CrashPoint()
        self.assertEqual(self.sales_after("twice", Broker(crash, copies=2), crash), EXPECTED)

    def test_gives_a_repeated_command_its_first_outcome_and_publishes_nothing_for_it(self) -> None:
        database = CrashingDatabase(str(self.folder / "orders.db"), ORDER_TABLES, CrashPoint())
        self.addCleanup(database.close)
        store = OrderStore(database)
        for _ in range(2):
            with store.transaction() as transaction:
                self.assertEqual(handle_place_order(FIRST, transaction), Accepted("1", 0))
        self.assertEqual(relay_messages(store, lambda message: None), 1)

    def test_publishes_nothing_for_a_command_that_is_refused(self) -> None:
        database = CrashingDatabase(str(self.folder / "orders.db"), ORDER_TABLES, CrashPoint())
        self.addCleanup(database.close)
        store = OrderStore(database)
        for _ in range(2):
            with store.transaction() as transaction:
                self.assertEqual(handle_place_order(REFUSED, transaction), Rejected("EmptyTotal"))
        self.assertEqual(relay_messages(store, lambda message: None), 0)


if __name__ == "__main__":
    unittest.main()
