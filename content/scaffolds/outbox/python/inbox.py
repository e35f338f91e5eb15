"""Remembers which messages have had their effect."""

import sqlite3
from collections.abc import Callable

from database import Database

# Keep rows for longer than a message can come back: the retention of the topic and of its dead letters.
INBOX_TABLE = """
    CREATE TABLE IF NOT EXISTS inbox (
        consumer TEXT NOT NULL,
        message_id TEXT NOT NULL,
        PRIMARY KEY (consumer, message_id)
    ) STRICT;
"""


def handle_once(
    database: Database, consumer: str, message_id: str, effect: Callable[[sqlite3.Connection], None]
) -> bool:
    """Has the effect of a message once and returns whether this was the first time.

    Acknowledge the message when this returns, and not before. `effect` writes through the connection only: what it
    does elsewhere would be repeated.
    """
    with database.transaction() as connection:
        is_first = connection.execute(
            "INSERT INTO inbox (consumer, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (consumer, message_id),
        ).rowcount
        if is_first:
            effect(connection)
    return bool(is_first)
