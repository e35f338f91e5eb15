"""The feature from command to query; what a route or a consumer calls."""

from collections.abc import Sequence
from functools import reduce

from database import Database
from event_store import EVENT_TABLE, EventStore
from order_aggregate import Order, OrderCommand, OrderEvent, decide, evolve
from order_command_handler import execute_order
from order_history import ORDER_HISTORY_TABLES, project_order_history
from order_history_query import OrderHistoryPage, order_history

ORDER_SLICE_TABLES = EVENT_TABLE + ORDER_HISTORY_TABLES


class OrderSlice:
    def __init__(self, database: Database) -> None:
        """`database` has `ORDER_SLICE_TABLES`."""
        self._database = database
        self._events = EventStore(database)

    def handle(self, order_id: str, command_id: str, command: OrderCommand) -> int:
        """Carries out a command and returns how many events there are then; raises OrderRefused.

        The caller chooses `command_id`, and sends the same one again after a timeout.
        """

        def decide_on(history: Sequence[OrderEvent]) -> list[OrderEvent]:
            return decide(reduce(evolve, history, Order()), command)

        return execute_order(self._events, order_id, command_id, decide_on)

    def project(self) -> None:
        """Catches the view up."""
        while project_order_history(self._database):
            pass

    def history(self, customer_id: str, after: str = "", page_size: int = 50) -> OrderHistoryPage:
        return order_history(self._database, customer_id, after, page_size)
