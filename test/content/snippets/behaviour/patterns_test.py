"""What patterns in Python promise. PATTERNS names the folder of the templates."""

import asyncio
import importlib.util
import itertools
import os
import sys
import unittest
from datetime import datetime, timezone
from types import ModuleType
from typing import Any


def pattern(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, os.path.join(os.environ["PATTERNS"], f"pb-{name}.py"))
    assert spec and spec.loader
    module: ModuleType = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


class EventSourcing(unittest.TestCase):
    def test_repository_refuses_what_was_decided_on_an_old_version(self) -> None:
        m = pattern("event-repository")

        class Store:
            events: list[int] = []

            def read(self, stream: str) -> list[int]:
                return list(self.events)

            def append(self, stream: str, events: list[int], expected_version: int) -> int:
                if expected_version != len(self.events) - 1:
                    raise m.ConcurrencyError
                self.events += events
                return len(self.events) - 1

        orders = m.OrderRepository(Store(), 0, lambda total, event: total + event)
        _, version = orders.load("1001")
        self.assertEqual(orders.save("1001", [1, 2], version), 1)
        self.assertEqual(orders.load("1001"), (3, 1))
        with self.assertRaises(m.ConcurrencyError):
            orders.save("1001", [4], version)

    def test_upcaster_brings_every_version_to_the_newest(self) -> None:
        m = pattern("upcaster")
        old = m.StoredEvent("OrderPlaced", 1, {"total": 5})
        self.assertEqual(
            m.upcast(old),
            m.StoredEvent("OrderPlaced", 3, {"total": {"amount": 5, "currency": "KRW"}, "channel": "unknown"}),
        )
        self.assertEqual(old.data, {"total": 5})
        with self.assertRaises(ValueError):
            m.upcast(m.StoredEvent("OrderPlaced", 4, {}))

    def test_snapshot_gives_the_state_of_a_replay(self) -> None:
        m = pattern("snapshot")
        events = list(range(150))

        class Streams:
            def read(self, order_id: str, start: int) -> list[int]:
                return events[start:]

        class Snapshots:
            stored: Any = None

            def load(self, order_id: str) -> Any:
                return self.stored

            def save(self, order_id: str, snapshot: Any) -> None:
                self.stored = snapshot

        snapshots = Snapshots()
        for _ in range(2):
            loaded = m.load_order(Streams(), snapshots, "1001", 0, lambda total, event: total + event)
            self.assertEqual((loaded.state, loaded.event_count), (sum(events), 150))
        snapshots.stored = m.OrderSnapshot(0, 150, -1)
        self.assertEqual(
            m.load_order(Streams(), snapshots, "1001", 0, lambda total, event: total + event).state, sum(events)
        )


class Messages(unittest.TestCase):
    def test_process_manager_sends_the_same_in_any_order(self) -> None:
        m = pattern("process-manager")
        kinds = [m.OrderFactType.PLACED, m.OrderFactType.STOCK_RESERVED, m.OrderFactType.PAYMENT_DECLINED]
        for order in itertools.permutations(kinds):
            inbox: set[str] = set()
            state: dict[str, Any] = {}
            outbox: list[str] = []

            class Transaction:
                def record_in_inbox(self, fact_id: str) -> bool:
                    first = fact_id not in inbox
                    inbox.add(fact_id)
                    return first

                def load(self, order_id: str) -> Any:
                    return state.get(order_id)

                def save(self, order_id: str, process: Any) -> None:
                    state[order_id] = process

                def enqueue(self, command: Any) -> None:
                    outbox.append(command.name)

            for kind in [*order, *order]:
                m.handle_fact(Transaction(), m.OrderFact(kind.name, kind, "1001"))
            self.assertEqual(sorted(outbox), ["CapturePayment", "RejectOrder", "ReleaseStock", "ReserveStock"])

    def test_envelope_carries_the_cause_on(self) -> None:
        m = pattern("envelope")
        facts = {"name": "OrderPlaced", "version": 1, "order_id": "1001", "data": {}}
        first = m.order_envelope(id="1", time=datetime.now(timezone.utc), **facts)
        second = m.order_envelope(id="2", time=datetime.now(timezone.utc), cause=first, **facts)
        self.assertEqual((second.correlationid, second.causationid), ("1", "1"))
        with self.assertRaises(ValueError):
            m.order_envelope(id="3", time=datetime(2026, 1, 5), **facts)

    def test_correlation_ends_with_the_message_and_takes_no_foreign_text(self) -> None:
        m = pattern("correlation")
        with m.handling("event-2", "flow-1"):
            self.assertEqual(m.correlation_headers(), {"x-correlation-id": "flow-1"})
        with m.handling_request("flow 1\nlevel=error") as correlation:
            self.assertEqual(correlation.correlation_id, correlation.causation_id)
        with self.assertRaises(LookupError):
            m.current_correlation()


class Calls(unittest.TestCase):
    def test_deadline_shrinks_from_call_to_call(self) -> None:
        m = pattern("deadline-budget")
        now = [0.0]
        deadline = m.Deadline.of_request("300", 1.0, lambda: now[0])
        self.assertEqual(deadline.for_call()[1], {"x-time-budget-ms": "279"})
        now[0] = 0.29
        with self.assertRaises(m.DeadlineExceeded):
            deadline.for_call()
        self.assertEqual(m.Deadline.of_request("1e9", 1.0, lambda: 0.0).remaining_seconds, 1.0)

    def test_problem_hides_what_nobody_foresaw(self) -> None:
        m = pattern("problem")
        refusal = m.problem_response(m.Problem(409, "out-of-stock", "SKU-LAMP", {"left": 2}), lambda *_: None)
        self.assertEqual(refusal.status, 409)
        self.assertIn('"title": "Out of stock"', refusal.body)
        reported: list[str] = []
        failure = m.problem_response(ValueError("password"), lambda _, id: reported.append(id))
        self.assertIn(reported[0], failure.body)
        self.assertNotIn("password", failure.body)

    def test_composition_names_what_is_missing_and_fails_without_what_is_required(self) -> None:
        m = pattern("compose")
        never = asyncio.Event().wait

        async def part(value: int) -> int:
            return value

        async def broken() -> int:
            raise OSError

        async def check() -> None:
            whole = await m.order_details(part(1), part(2), part(3))
            self.assertEqual((whole.shipment, whole.partial), (3, []))
            for missing in (broken(), never()):
                details = await m.order_details(part(1), part(2), missing, 0.05)
                self.assertEqual((details.order, details.shipment, details.partial), (1, None, ["shipment"]))
            with self.assertRaises(OSError):
                await m.order_details(broken(), part(2), part(3))
            with self.assertRaises(TimeoutError):
                await m.order_details(never(), part(2), part(3), 0.05)

        asyncio.run(check())

    def test_bulkhead_refuses_what_would_wait_behind_too_many(self) -> None:
        m = pattern("bulkhead")

        async def check() -> None:
            bulkhead = m.Bulkhead(1, 1)
            call = lambda: asyncio.sleep(0, "done")  # noqa: E731
            outcomes = await asyncio.gather(*(bulkhead.run(call) for _ in range(3)), return_exceptions=True)
            self.assertEqual(outcomes[:2], ["done", "done"])
            self.assertIsInstance(outcomes[2], m.BulkheadFull)
            self.assertEqual(await bulkhead.run(call), "done")

        asyncio.run(check())

    def test_health_is_live_while_a_dependency_is_not(self) -> None:
        m = pattern("health")

        async def down() -> None:
            raise OSError

        async def check() -> None:
            health = m.Health({"database": down})
            self.assertEqual(health.respond("/health/ready"), (503, "starting"))
            health.mark_started()
            for _ in range(3):
                self.assertEqual(health.respond("/health/ready"), (200, "ready"))
                await health.refresh()
            self.assertEqual(health.respond("/health/ready"), (503, "failing: database"))
            self.assertEqual(health.respond("/health/live"), (200, "live"))

        asyncio.run(check())


if __name__ == "__main__":
    unittest.main()
