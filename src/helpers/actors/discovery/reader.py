"""A process that has the model loaded and reads for all kernels of a run: it loads while these begin, which takes longer than all reading."""
from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Callable

from helpers.places import READER

Entity = tuple[int, int, int, str]


def _receive(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(65536), b""))


def ask(sentences: list[str], name: str) -> list[Entity] | None:
    """What the run's reader finds in the sentences of one article, by the model `name`; None where there is no such reader, or it has ended."""
    path = os.environ.get(READER, "")
    if not path:
        return None
    with contextlib.suppress(OSError, ValueError), socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
        connection.sendall(json.dumps([name, sentences]).encode())
        connection.shutdown(socket.SHUT_WR)
        return [(number, start, end, label) for number, start, end, label in json.loads(_receive(connection))]
    return None


def serve(path: str, name: str, load: Callable[[], object], read: Callable[[list[str]], list[Entity]]) -> None:
    """Listen on a socket at `path`, `load` the model `name`, then `read` whatever is asked of it, until somebody ends the process.

    Whoever asks while it loads waits. A fault ends it: who asked then reads for himself, and tells the fault.
    """
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        load()
        while True:
            connection, _ = listener.accept()
            with connection:
                asked, sentences = json.loads(_receive(connection))
                if asked == name:
                    connection.sendall(json.dumps(read(sentences)).encode())
