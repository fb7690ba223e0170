"""What was not counted, and how far the counts can be trusted."""
from __future__ import annotations

import pandas as pd

from helpers.actors import check_spans, corpus_card, rank_unmatched, sample_card
from helpers.display import Count, Label, Score, count, show
from helpers.stories.named.shared import Shared

MEASURED = {"precision": "precision", "recall": "recall", "span_f1": "both (harmonic mean)", "aliases": "spellings joined (B-cubed)",
            "roles": "roles of states"}
TIMES = ("no two actors were", "once two actors were", "twice two actors were", "three times two actors were")


def registry_notes(notes: pd.DataFrame, shared: Shared) -> None:
    """What is to be known of actors.csv and check.csv? A row is a sentence; `notes` is `actors.registry_notes`."""
    show("registry-notes", notes, key=["number"], columns={"note": Label("note", most=400)}, facts=shared.facts,
         finding="What to know of the registry" if len(notes) else "The registry gave no cause for a note",
         how="a row is a sentence about a row of actors.csv or check.csv, or about what was not compared")


def not_counted(unmatched: pd.DataFrame, check: pd.DataFrame, shared: Shared) -> None:
    """Which capitalised names were seen and not counted? A row is a name; `unmatched` is `actors.find_unmatched`, `check` `actors.read_check`."""
    checked = "counted by rule, some of them checked by a reader" if len(corpus_card(check)) else "counted by rule and checked by nobody yet"
    facts = {**shared.facts, "unmatched": count(unmatched, "spans", "capitalised name"), "named": count(shared.counted, "spans", "mention")}
    show("names-not-counted", rank_unmatched(unmatched), key=["name"], spans=unmatched, facts=facts, first_screen="trust",
         columns={"name": Label("name"), "n": Count("times"), "n_documents": Count("articles", of="articles", over="articles")},
         finding="{named:mention} of names " + checked + "; {unmatched:capitalised name} seen and not counted",
         how="a row is a stretch of capitalised words that is part of no counted name",
         counted="titles, days and months are left out; look here for names that were missed", change="actors.csv named them")


def _wrong_merges(card: pd.DataFrame) -> str:
    """The end of a sentence: how often two actors of the sample were taken for one; nothing where nothing was measured."""
    if card.empty:
        return ""
    merges = int(card["merges"].max())  # of all texts
    return "; " + (TIMES[merges] if merges < len(TIMES) else "more than three times two actors were") + " taken for one"


def accuracy_sample(shared: Shared) -> None:
    """How right were the rules on our own sample? A row is a part of it; never mixed with these articles."""
    scores = {column: Score(label, f"accuracy.{column}") for column, label in MEASURED.items()}
    card = sample_card(shared.method)
    show("accuracy-sample", card.assign(method=shared.method), key=["texts"], facts=shared.facts, columns={"texts": Label("texts"), **scores},
         finding="Measured on the sample that ships with Dateline, not on your articles",
         how="precision: of the names counted, those that are right; recall: of the names that stand there, those counted",
         counted="ten texts marked by two markers apart from each other before the rules had seen them" + _wrong_merges(card))


def accuracy_corpus(check: pd.DataFrame, shared: Shared) -> None:
    """What did a reader's check of these articles find? A row is a measure; `check` is `actors.read_check`."""
    card = corpus_card(check)
    show("accuracy-corpus", card, key=["measure"], spans=check_spans(check), facts=shared.facts,
         columns={"measure": Label("measure"), "n_of": Count("right or missed", where={"hit": True}), "n": Count("checked"),
                  "share": Score("share", "association.share(n_of, n)"), "low": Score("low", "association.wilson_low(n_of, n)"),
                  "high": Score("high", "association.wilson_high(n_of, n)")},
         finding="What a reader's check of these articles found" if len(card) else "Not checked by anyone yet",
         how="fill in the run's registry file check.csv, put it into the corpus, and run again",
         counted="a seeded draw of the names counted and of the capitalised stretches not counted")


def words_and_mentions(lines: pd.DataFrame, places: pd.DataFrame, shared: Shared) -> None:
    """Do the words of a state's name add up with its mentions? A row is a word; `lines` is `statistics.reconcile_actors`, `places` its spans."""
    written = {"n_words": ("alone", {"written": "alone"}), "n_hyphenated": ("in hyphenated words", {"written": "hyphenated"}),
               "n_mentions": ("mentions", {"counted_as": "mention"}), "n_nested": ("in longer names", {"counted_as": "nested"}),
               "n_other": ("no mention", {"counted_as": "other"}), "n_set_aside": ("not counted", {"written": "set aside"})}
    show("words-and-mentions", lines, key=["actor", "word"], spans=places, facts=shared.facts,
         columns={"actor": Label("state"), "word": Label("word")} | {column: Count(label, where=where) for column, (label, where) in written.items()},
         finding="Words and mentions of the same name add up",
         how="alone and in hyphenated words are together as many as mentions, places in longer names and places that are no mention",
         counted="copies are counted here; the last column stands in captions and furniture")
