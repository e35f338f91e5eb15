"""For tests: a process that dies at a chosen point, and is started again."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from database import Database

T = TypeVar("T")


class Crash(BaseException):
    """Raised where the process dies. No handler of the code under test may catch it."""


class CrashPoint:
    """Dies at one of the points that a run reaches. Trying 1, 2, 3 … until none is left tries every crash there is."""

    def __init__(self, fatal: int | None = None) -> None:
        self._fatal = fatal
        self._reached = 0

    def reach(self) -> None:
        self._reached += 1
        if self._reached == self._fatal:
            raise Crash

    @property
    def has_crashed(self) -> bool:
        return self._fatal is not None and self._reached >= self._fatal


class CrashingDatabase(Database):
    """The process may die before a transaction, before its commit and after it."""

    def __init__(self, path: str, schema: str, crash: CrashPoint) -> None:
        # What a dying process has handed to the system is written; only a loss of power would need more.
        super().__init__(path, f"{schema} PRAGMA synchronous = OFF;")
        self._crash = crash

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        self._crash.reach()
        with super().transaction() as connection:
            yield connection
            self._crash.reach()
        self._crash.reach()


def restarting(life: Callable[[], T]) -> T:
    """Starts `life` anew as long as it ends in a crash, as a supervisor restarts a process."""
    while True:
        try:
            return life()
        except Crash:
            pass
