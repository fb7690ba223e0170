"""After a cell of parameters was refused, no later cell goes on with what earlier values made: JupyterLab lets a user run it all the same."""
from __future__ import annotations

from types import ModuleType
from typing import Any

from helpers.errors import UsageError


class Closed:
    """Stands for a room of `helpers` until the parameters hold again: to ask it for anything is refused in one line."""

    def __init__(self, room: ModuleType, why: str) -> None:
        self._room, self._why = room, why

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)
        raise UsageError(self._why)


def open_rooms(namespace: dict[str, Any]) -> None:
    """Give a notebook back the rooms that were closed."""
    namespace.update({name: value._room for name, value in namespace.items() if isinstance(value, Closed)})


def close_rooms(namespace: dict[str, Any], error: BaseException) -> None:
    """Close every room of `helpers` that a notebook knows by a name of its own."""
    told = " ".join(str(error).split())
    why = f"this cell was not run, as the one that reads the parameters ended in an error: {told} Mend that, then run the parameters and all cells below them."
    rooms = {name: value for name, value in namespace.items() if isinstance(value, ModuleType) and value.__name__.partition(".")[0] == "helpers"}
    namespace.update({name: Closed(room, why) for name, room in rooms.items()})


def close_where_it_fails(namespace: dict[str, Any]) -> None:
    """Close the rooms where the cell that runs now ends in an error, whichever; outside of IPython nothing runs after it."""
    if "get_ipython" not in namespace:
        return
    events = namespace["get_ipython"]().events

    def close(result: Any) -> None:
        events.unregister("post_run_cell", close)
        if result.error_in_exec is not None:
            close_rooms(namespace, result.error_in_exec)

    events.register("post_run_cell", close)
