"""Fields in JupyterLab: a term, an actor, an outlet, dates; the answers follow what is chosen.

Where no field can be shown, the answers stand alone.
"""
from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from helpers.errors import UsageError
from helpers.questions.answers import Answer, heading, wrapped

if TYPE_CHECKING:
    from helpers.questions.opened import OpenCorpus

ANY = "any"


class Controls:
    """Fields and their answers as one output: fields where the reader can use them, the same answers as HTML and text elsewhere."""

    def __init__(self, corpus: OpenCorpus) -> None:
        self.corpus = corpus
        self.widget = _fields(corpus) if _can_be_used() else None

    def _answers(self) -> list[Answer]:
        return [self.corpus.concordance(), self.corpus.actor()]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        answers = self._answers()
        bundle: dict[str, Any] = {"text/plain": "\n\n".join(answer.text for answer in answers),
                                  "text/html": "".join(answer.html for answer in answers)}
        if self.widget is not None:
            shown = self.widget._repr_mimebundle_()
            bundle |= {name: value for name, value in (shown[0] if isinstance(shown, tuple) else shown).items() if "widget" in name}
        return bundle


def _can_be_used() -> bool:
    """Whether fields can be shown: in a kernel that no runner of a report started, with ipywidgets installed."""
    shell = sys.modules.get("IPython")
    running = shell.get_ipython() if shell else None
    return running is not None and hasattr(running, "kernel") and not os.environ.get("DATELINE_RUN") and bool(importlib.util.find_spec("ipywidgets"))


def _told(ask: Callable[[], Answer]) -> str:
    """The answer's HTML, or the one line of what is wrong with the question."""
    try:
        return ask().html
    except UsageError as error:
        return wrapped(heading("No answer", str(error)))


def _term_fields(corpus: OpenCorpus) -> Any:
    import ipywidgets as fields

    days = sorted({day for day in corpus.documents["published"].where(corpus.documents["published_precision"] == "day", "") if day})
    outlets = [ANY, *sorted(set(corpus.documents["outlet"]) - {""})]
    term = fields.Text(value=corpus.usual_term, description="Term", continuous_update=False)
    outlet = fields.Dropdown(options=outlets, description="Outlet")
    sort = fields.Dropdown(options=["left", "right", "article", "date"], description="Sorted by")
    since, until = (fields.Dropdown(options=[ANY, *days], description=name) for name in ("From", "To"))
    shown = fields.HTML()

    def answer(_: object = None) -> None:
        chosen = ["" if one.value == ANY else one.value for one in (outlet, since, until)]
        shown.value = _told(lambda: corpus.concordance(term.value, sort.value, *chosen))
    for one in (term, outlet, sort, since, until):
        one.observe(answer, "value")
    answer()
    return fields.VBox([fields.HBox([term, outlet, sort]), fields.HBox([since, until]), shown])


def _actor_fields(corpus: OpenCorpus) -> Any:
    import ipywidgets as fields

    name = fields.Combobox(value=corpus.usual_actor, options=corpus.actors, description="Actor", continuous_update=False)
    shown = fields.HTML()

    def answer(_: object = None) -> None:
        shown.value = _told(lambda: corpus.actor(name.value))
    name.observe(answer, "value")
    answer()
    return fields.VBox([name, shown])


def _fields(corpus: OpenCorpus) -> Any:
    import ipywidgets as fields

    return fields.VBox([_term_fields(corpus), _actor_fields(corpus)])


def controls(corpus: OpenCorpus) -> Controls:
    """Fields to ask without writing code; see `OpenCorpus.controls`."""
    return Controls(corpus)
