import unittest
from functools import reduce

from order_aggregate import (
    ApproveOrder,
    Order,
    OrderApproved,
    OrderCommand,
    OrderEvent,
    OrderPlaced,
    OrderRefused,
    PlaceOrder,
    RejectOrder,
    decide,
    evolve,
)

PLACE = PlaceOrder("customer-1", 30, "2026-01-01")
PLACED = OrderPlaced("customer-1", 30, "2026-01-01")


def after(history: list[OrderEvent], command: OrderCommand) -> list[OrderEvent]:
    """Given these events, what does the command lead to?"""
    return decide(reduce(evolve, history, Order()), command)


class OrderAggregateTest(unittest.TestCase):
    def test_is_placed_once(self) -> None:
        self.assertEqual(after([], PLACE), [PLACED])
        with self.assertRaises(OrderRefused):
            after([PLACED], PLACE)

    def test_is_refused_where_there_is_nothing_to_pay(self) -> None:
        with self.assertRaises(OrderRefused):
            after([], PlaceOrder("customer-1", 0, "2026-01-01"))

    def test_is_approved_or_rejected_and_not_both(self) -> None:
        self.assertEqual(after([PLACED], ApproveOrder()), [OrderApproved()])
        self.assertEqual(after([PLACED, OrderApproved()], ApproveOrder()), [])
        with self.assertRaises(OrderRefused):
            after([PLACED, OrderApproved()], RejectOrder("out of stock"))

    def test_must_be_there_to_be_approved(self) -> None:
        with self.assertRaises(OrderRefused):
            after([], ApproveOrder())


if __name__ == "__main__":
    unittest.main()
