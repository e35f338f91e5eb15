import tempfile
import unittest
from contextlib import closing
from functools import partial
from itertools import count
from pathlib import Path

from crash import CrashingDatabase, CrashPoint, restarting
from order_fulfillment import Command, OrderFulfillmentSaga, Reply, Status, handle_reply, start
from saga_relay import relay_commands, resend_overdue
from saga_store import SAGA_TABLES, SagaStore

SAGA_ID = "saga-1"

# What must have happened in the end, by the command that a participant refuses.
EXPECTED = {
    None: (Status.COMPLETED, ["ReserveStock", "AuthorizePayment", "CapturePayment", "ScheduleShipment"]),
    "ReserveStock": (Status.COMPENSATED, []),
    "AuthorizePayment": (Status.COMPENSATED, ["ReserveStock", "ReleaseStock"]),
    "CapturePayment": (
        Status.COMPENSATED,
        ["ReserveStock", "AuthorizePayment", "VoidPayment", "ReleaseStock"],
    ),
    "ScheduleShipment": (Status.PARKED, ["ReserveStock", "AuthorizePayment", "CapturePayment"]),
}


class World:
    """The participants and the broker: they go on when our process dies."""

    def __init__(self, refused: str | None, crash: CrashPoint) -> None:
        self.effects: list[str] = []
        self.replies: list[Reply] = []  # On their way to us; the first is removed when we acknowledge it.
        self.now = 0.0
        self._refused = refused
        self._crash = crash
        self._reply_of: dict[str, Reply] = {}

    def send(self, command: Command) -> None:
        self._crash.reach()
        self.deliver(command)
        self._crash.reach()

    def deliver(self, command: Command) -> None:
        """A participant acts once a key, and repeats its reply."""
        if command.key not in self._reply_of:
            refused = command.name == self._refused
            if not refused:
                self.effects.append(command.name)
            self._reply_of[command.key] = Reply(command.key, command.saga_id, refused)
        self.replies.append(self._reply_of[command.key])


class LossyWorld(World):
    """Loses every command when it is first sent, and delivers it twice when it is sent again."""

    def __init__(self, refused: str | None) -> None:
        super().__init__(refused, CrashPoint())
        self._lost: set[str] = set()

    def deliver(self, command: Command) -> None:
        if command.key in self._lost:
            super().deliver(command)
            super().deliver(command)
        self._lost.add(command.key)


def live(file: Path, world: World, crash: CrashPoint) -> Status:
    """One life of the process, until the saga has ended."""
    with closing(CrashingDatabase(str(file), SAGA_TABLES, crash)) as database:
        store = SagaStore(database, lambda: world.now)
        with store.transaction() as transaction:
            start(transaction, SAGA_ID)
        while True:
            relay_commands(store, world.send)
            if world.replies:
                with store.transaction() as transaction:
                    handle_reply(transaction, world.replies[0])
                world.replies.pop(0)
                continue
            world.now += 1
            if not store.overdue(world.now):
                break
            resend_overdue(store, world.now)
        with store.transaction() as transaction:
            saga = transaction.load(SAGA_ID)
        assert saga is not None
        return saga.status


class OrderFulfillmentTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_ends_the_same_way_wherever_the_process_dies(self) -> None:
        for refused, expected in EXPECTED.items():
            for fatal in count(1):
                crash = CrashPoint(fatal)
                world = World(refused, crash)
                life = partial(live, self.folder / f"{refused}-{fatal}.db", world, crash)
                outcome = (restarting(life), world.effects)
                self.assertEqual(outcome, expected, f"refused {refused}, crash {fatal}")
                if not crash.has_crashed:
                    break

    def test_ends_the_same_way_when_messages_are_lost_and_doubled(self) -> None:
        for refused, expected in EXPECTED.items():
            world = LossyWorld(refused)
            status = live(self.folder / f"{refused}.db", world, CrashPoint())
            self.assertEqual((status, world.effects), expected, f"refused {refused}")

    def test_takes_no_notice_of_a_reply_that_is_late(self) -> None:
        saga = OrderFulfillmentSaga(SAGA_ID, step=1)
        self.assertIs(saga.advance(Reply(f"{SAGA_ID}/ReserveStock", SAGA_ID, refused=True)), saga)

    def test_sends_nothing_once_it_has_ended(self) -> None:
        for status in (Status.COMPLETED, Status.COMPENSATED, Status.PARKED):
            self.assertIsNone(OrderFulfillmentSaga(SAGA_ID, status).command())


if __name__ == "__main__":
    unittest.main()
