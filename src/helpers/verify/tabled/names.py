"""Tables about names, added up again from the mentions: actors in the corpus, and two actors in one sentence."""
from __future__ import annotations

from itertools import combinations

import pandas as pd

from helpers import association
from helpers.tables import read_table
from helpers.verify.again import COUNTED_LEVELS, Again, cells
from helpers.verify.tabled.rows import Made

ROLES = ("actor", "place", "modifier", "unclear")
COUNTS = ("found", "accept")


def aliases(again: Again) -> Made:
    """The registry as it lies ready to be edited: what discovery found and what the user decided."""
    path = again.run / "registry" / "actors.csv"
    rows = read_table(path) if path.is_file() else again.kept("aliases")
    return Made(rows, ["alias", "only_in", "from", "to", "near", "actor"])


def _actors(again: Again, counted: pd.DataFrame) -> list[str]:
    """Every actor of the registry that counts, and every actor that is counted."""
    aliases = again.kept("aliases")
    own = set() if aliases is None else set(aliases.loc[aliases["decision"].isin(COUNTS), "actor"])
    return sorted(own | set(counted["actor"]))


def mention_totals(again: Again) -> Made:
    """One row an actor in the whole corpus; zeros are rows."""
    counted = again.counted_mentions.merge(again.documents[["doc_id", "text_id"]], on="doc_id")
    own = counted[counted["copy_of"] == ""]
    actors = pd.Index(_actors(again, counted), name="actor", dtype="str")
    by_role = {f"n_{role}": own[own["role"] == role].groupby("actor").size() for role in ROLES}
    known = counted.groupby("actor")
    columns = by_role | {"n_mentions": own.groupby("actor").size(), "n_with_copies": known.size(), "n_documents": known["doc_id"].nunique(),
                         "n_texts": own.groupby("actor")["text_id"].nunique()}
    rows = pd.DataFrame({name: found.reindex(actors, fill_value=0) for name, found in columns.items()}, index=actors).reset_index()
    n_words = int(again.words["doc_id"].isin(again.own).sum())
    return Made(rows.assign(by="corpus", group="corpus", n_texts_in_group=len(again.own), n_words_in_group=n_words,
                            rate_per_1000_words=association.rate_per(rows["n_mentions"].to_numpy(), n_words, per=1000)), ["by", "group", "actor"])


def comentions(again: Again) -> Made:
    """One row two actors that act in one sentence, with the better level of each."""
    acting = again.counted_mentions[again.counted_mentions["role"] == "actor"] if len(again.mentions) else again.mentions
    levels: dict[tuple[str, int], dict[str, int]] = {}
    for doc_id, sentence, actor, level in cells(acting, "doc_id", "sentence", "actor", "level") if len(acting) else ():
        found = levels.setdefault((doc_id, sentence), {})
        found[actor] = min(found.get(actor, len(COUNTED_LEVELS)), COUNTED_LEVELS.index(level))
    rows = [(*place, a, b, "actor", "actor", COUNTED_LEVELS[found[a]], COUNTED_LEVELS[found[b]]) for place, found in levels.items()
            for a, b in combinations(sorted(found), 2)]
    return Made(pd.DataFrame(rows, columns=["doc_id", "sentence", "actor_a", "actor_b", "role_a", "role_b", "level_a", "level_b"]),
                ["doc_id", "sentence", "actor_a", "actor_b"])
