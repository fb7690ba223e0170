"""Parameters → papermill → run folder; the record of it. A name is loaded when it is first used: an unchanged rerun needs next to nothing."""
from importlib import import_module

HOMES = {
    "all_parameters": "parameters", "check_parameters": "parameters", "check_value": "parameters", "notebook_parameters": "parameters",
    "parse_parameters": "parameters", "settle_parameters": "parameters", "list_notebooks": "report_run", "report": "report_run",
}
__all__ = sorted(HOMES)


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module 'helpers.run' has no attribute {name!r}")
    return getattr(import_module(f"helpers.run.{HOMES[name]}"), name)
