import tempfile
import unittest
from collections.abc import Callable
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeVar

from crash import CrashingDatabase, CrashPoint, restarting
from event_store import EventStore
from order_aggregate import ApproveOrder, OrderApproved, PlaceOrder, RejectOrder
from order_command_handler import ConflictError, Recorded
from order_history_query import OrderHistoryPage, OrderHistoryRow
from order_slice import ORDER_SLICE_TABLES, OrderSlice

T = TypeVar("T")

CUSTOMER = "customer-1"
PLACE = PlaceOrder(CUSTOMER, 30, "2026-01-01")


def living(file: Path, crash: CrashPoint, life: Callable[[OrderSlice], T]) -> T:
    """One life of the process on a file."""
    with closing(CrashingDatabase(str(file), ORDER_SLICE_TABLES, crash)) as database:
        return life(OrderSlice(database))


def whole_story(slice_: OrderSlice) -> OrderHistoryPage:
    slice_.handle("1", "command-1", PLACE)
    slice_.project()
    slice_.handle("2", "command-2", PLACE)
    slice_.handle("1", "command-3", ApproveOrder())
    slice_.handle("2", "command-4", RejectOrder("out of stock"))
    slice_.project()
    return slice_.history(CUSTOMER)


class OrderSliceTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.database = CrashingDatabase(str(self.folder / "events.db"), ORDER_SLICE_TABLES, CrashPoint())
        self.addCleanup(self.database.close)
        self.slice = OrderSlice(self.database)

    def test_answers_a_query_with_what_commands_have_done_and_says_how_fresh_that_is(self) -> None:
        self.slice.handle("1", "command-1", PLACE)
        self.assertEqual(self.slice.history(CUSTOMER), ([], None, 0))
        self.slice.project()
        self.assertEqual(self.slice.history(CUSTOMER), ([("1", "PENDING", 30)], None, 1))

    def test_carries_out_a_command_once_however_often_it_comes(self) -> None:
        for _ in range(3):
            self.assertEqual(self.slice.handle("1", "command-1", PLACE), 1)
        self.slice.project()
        self.assertEqual(self.slice.history(CUSTOMER).position, 1)

    def test_lets_only_one_writer_append_after_what_both_have_read(self) -> None:
        self.slice.handle("1", "command-1", PLACE)
        store = EventStore(self.database)
        store.append("order-1", [Recorded(OrderApproved(), "command-2")], 1)
        with self.assertRaises(ConflictError):
            store.append("order-1", [Recorded(OrderApproved(), "command-3")], 1)

    def test_shows_the_same_wherever_the_process_dies(self) -> None:
        rows = [OrderHistoryRow("1", "APPROVED", 30), OrderHistoryRow("2", "REJECTED", 30)]
        for fatal in count(1):
            crash = CrashPoint(fatal)
            life = partial(living, self.folder / f"{fatal}.db", crash, whole_story)
            self.assertEqual(restarting(life), (rows, None, 4), f"crash {fatal}")
            if not crash.has_crashed:
                break

    def test_gives_a_long_history_page_by_page(self) -> None:
        for order_id in ("1", "2", "3"):
            self.slice.handle(order_id, f"place-{order_id}", PLACE)
        self.slice.project()
        first = self.slice.history(CUSTOMER, page_size=2)
        self.assertEqual([row.order_id for row in first.rows], ["1", "2"])
        second = self.slice.history(CUSTOMER, page_size=2, after=first.next or "")
        self.assertEqual([row.order_id for row in second.rows], ["3"])
        self.assertIsNone(second.next)


if __name__ == "__main__":
    unittest.main()
