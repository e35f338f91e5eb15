"""Transactions on a SQLite file. What has committed is there after a crash, and nothing else is."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class Database:
    def __init__(self, path: str, schema: str) -> None:
        """`schema` is made of statements that may run again on a file that has the tables."""
        # Without an isolation level the module begins no transaction by itself.
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(
            f"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA busy_timeout = 5000;
            {schema}"""
        )

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Commits everything that is written inside, or nothing if that raises."""
        # Takes the write lock at once: a read first would be out of date when it came to writing.
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")

    def close(self) -> None:
        self._connection.close()
