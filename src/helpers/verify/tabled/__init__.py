"""The tables that a run keeps besides its items, each made again: sums, statistics and scores that may stand on no page."""
from __future__ import annotations

from collections.abc import Callable, Iterator

from helpers.verify.places import Places
from helpers.verify.tabled import articles, names
from helpers.verify.tabled.pairs import Pairs
from helpers.verify.tabled.rows import Made, differing
from helpers.verify.tabled.terms import Terms

__all__ = ["makers", "wrong_totals"]


def makers(places: Places, pairs: Pairs) -> dict[str, Callable[[], Made]]:
    """By the name of a table, how it is made again."""
    again, terms = places.again, Terms(places)
    of_articles = {"documents": articles.documents, "files": articles.files, "skipped": articles.skipped, "passages": articles.passages,
                   "data_dictionary": articles.dictionary, "document_stats": articles.document_stats, "quantities": articles.quantities,
                   "aliases": names.aliases, "mention_totals": names.mention_totals, "comentions": names.comentions}
    return {name: (lambda make=make: make(again)) for name, make in of_articles.items()} | {
        "term_counts": terms.term_counts, "term_totals": terms.term_totals, "term_weights": terms.term_weights, "keyness": terms.keyness,
        "pair_counts": pairs.pair_counts, "pair_totals": pairs.pair_totals, "communities": pairs.communities}


def wrong_totals(places: Places) -> Iterator[str]:
    """One line a row or cell of a kept table that the articles and the run's names do not give."""
    pairs = Pairs(places)
    for name, make in makers(places, pairs).items():
        kept = places.again.kept(name)
        if kept is not None:
            yield from differing(name, kept, make())
    if places.again.kept("pair_counts") is not None:
        yield from pairs.wrong_shuffles()
    network = places.again.kept("item_backbone")
    if network is not None:
        yield from differing("item_backbone", network, pairs.backbone())
