"""What the items of this story share: the mentions that count, the actors' kinds, the articles, how far a count may be off."""
from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from helpers.actors import actor_kinds, careful_names, counted_mentions, counting_error, mentions_by_article, sample_accuracy
from helpers.display import Fact, article_facts, with_texts
from helpers.statistics import name_articles
from helpers.tables import article_letters

OWN: Mapping[str, object] = {"copy_of": ""}
"""Copies left out."""


class Shared(NamedTuple):
    """The spans of counts (`counted`, with their texts), counts by actor and text (copies left out), kinds, names of the articles, denominators.

    `names` are those of tables, `chart_names` those of charts, without a person with care, `letters` what stands for those all over the page. `error` is the expected counting error (a
    share), `most` the number of actors in a chart, `method` how names were found.
    """

    documents: pd.DataFrame
    mentions: pd.DataFrame
    counted: pd.DataFrame
    per_text: pd.DataFrame
    kinds: pd.DataFrame
    names: pd.Series
    chart_names: pd.Series
    letters: Mapping[str, str]
    facts: Mapping[str, Fact]
    error: float
    most: int
    method: str

    def of(self, actors: pd.Series) -> pd.DataFrame:
        """One row an actor in an article, of these actors alone."""
        return self.per_text[self.per_text["actor"].isin(actors)]

    def counted_by_name(self) -> pd.DataFrame:
        """The spans of counts with `name`, the name of their article in charts: a file's name may be a person's too."""
        return self.counted.assign(name=self.counted["doc_id"].map(self.chart_names))


def prepare(documents: pd.DataFrame, mentions: pd.DataFrame, aliases: pd.DataFrame, check: pd.DataFrame, most: int = 12) -> Shared:
    """What every item of this story takes as its last argument.

    `check` is `actors.read_check`, `most` how many actors stand in a chart.
    """
    method, kinds, names = aliases.attrs["method"].split(" ")[0], actor_kinds(aliases, mentions), name_articles(documents)
    per_text = mentions_by_article(mentions[mentions["copy_of"] == ""], documents).merge(documents[["doc_id", "text_id"]])
    shown, letters = careful_names(names, aliases, kinds), article_letters(documents)
    return Shared(documents, mentions, with_texts(counted_mentions(mentions), documents), per_text, kinds, names, shown,
                  {shown[doc_id]: letter for doc_id, letter in letters.items()}, article_facts(documents), counting_error(check, sample_accuracy(method)), most, method)
