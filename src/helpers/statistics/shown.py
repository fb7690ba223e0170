"""Result tables as a notebook shows them: one row a line of the page, sorted as drawn, with what is hollow."""
from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from helpers import gates
from helpers.association import rate_per
from helpers.statistics.groups import inside_longer
from helpers.statistics.proposals import find_proposed
from helpers.statistics.stops import stop_words
from helpers.tables import article_letters, dated, own_spans
from helpers.tables.grouped import aggregate

NOT_STATED = "not stated"


def name_articles(documents: pd.DataFrame) -> pd.Series:
    """For each article, by doc_id, a name to show: its title, else the last part of its doc_id; told apart where two share one."""
    names = documents["title"].where(documents["title"] != "", documents["doc_id"].str.rsplit("/", n=1).str[-1])
    twice = names.duplicated(keep=False)
    return (names + (" (" + documents["doc_id"] + ")").where(twice, "")).set_axis(documents["doc_id"])


def _how_known(row: pd.Series) -> str:
    if row["published_doubt"]:
        return f"{row['published']} (in doubt)" if row["published"] else "in doubt"
    return row["published"] or "undated"


def overview(documents: pd.DataFrame, stats: pd.DataFrame, words_set_aside: pd.DataFrame) -> pd.DataFrame:
    """One row an article, by date, the undated and doubtful last: name, when, outlet, carrier, words, words set aside and `document_stats`.

    `words_set_aside` are the words of zones that are not counted (the spans of n_words_set_aside), shaped like the words table.
    """
    table = documents.drop(columns="text").merge(stats, on="doc_id")
    aside = words_set_aside.groupby("doc_id").size()
    table["n_words_set_aside"] = table["doc_id"].map(aside).fillna(0).astype("int64")
    table["name"] = table["doc_id"].map(name_articles(documents))
    table["when"] = table.apply(_how_known, axis=1).astype("str")
    table["outlet"] = table["outlet"].replace("", NOT_STATED)
    placed = dated(table)
    order = table.assign(undated=~placed, day=table["published"].where(placed, ""))
    return order.sort_values(["undated", "day", "doc_id"]).drop(columns=["undated", "day"]).reset_index(drop=True)


def top_terms(totals: pd.DataFrame, counts: pd.DataFrame, stats: pd.DataFrame, most: int = 12, kinds: Collection[str] = ("word",),
              stop: Collection[str] = ()) -> pd.DataFrame:
    """One row a term, in most independent texts first, then by n, then by name: the columns of `term_totals`, `hollow`, and a rate for each article.

    The rates stand in columns named by doc_id, per 10,000 words of the article; `hollow` is true where one text alone holds the term (copies are no second one).
    """
    chosen = totals[totals["kind"].isin(kinds) & ~totals["term"].isin(stop) & (totals["n"] > 0)]
    chosen = chosen.sort_values(["n_texts", "n", "term"], ascending=[False, False, True]).head(most).reset_index(drop=True)
    wide = counts[counts["term"].isin(chosen["term"])].pivot_table(index=["kind", "term"], columns="doc_id", values="n", aggfunc="sum", fill_value=0)
    sizes = stats.set_index("doc_id")["n_words"]
    wide = wide.reindex(columns=sizes.index, fill_value=0).reindex(pd.MultiIndex.from_frame(chosen[["kind", "term"]]), fill_value=0)
    rates = wide.apply(lambda column: rate_per(column.to_numpy(dtype="float64"), float(sizes[column.name]), 10_000.0))
    return pd.concat([chosen.assign(hollow=chosen["n_texts"] == 1), rates.reset_index(drop=True)], axis=1)


def form_spans(terms: pd.DataFrame, concepts: pd.DataFrame) -> pd.DataFrame:
    """One row an occurrence of a form of a concept: concept, form, group, decision, doc_id, start, end, sentence.

    The accepted forms of `concepts` where any of them stands in the text, else the forms that `find_proposed` proposes; `decision` says which.
    """
    accepted = terms[terms["kind"] == "concept"]
    if len(accepted):
        groups = concepts.drop_duplicates(["concept", "term"])[["concept", "term", "group"]].rename(columns={"term": "form"})
        table = accepted.rename(columns={"term": "concept"}).merge(groups, on=["concept", "form"], how="left").assign(decision="accept")
    else:
        table = find_proposed(terms).rename(columns={"term": "form"})
        before = [form.removesuffix(f" {head}") for form, head in zip(table["form"], table["concept"], strict=True)]
        table = table.assign(group=pd.Series(before, index=table.index, dtype="str"), decision="propose")
    return table[["concept", "form", "group", "decision", "doc_id", "start", "end", "sentence"]].fillna({"group": ""}).reset_index(drop=True)


def rank_forms(spans: pd.DataFrame, documents: pd.DataFrame) -> pd.DataFrame:
    """One row a form of a concept: concept, form, group, decision, n, n_with_copies, n_documents, n_texts, hollow; concepts by their total, forms by n, then by name.

    `spans` are the rows of `form_spans`. Occurrences of different concepts may share a stretch, so totals of concepts are not added.
    """
    rows = spans.merge(documents[["doc_id", "text_id"]], on="doc_id").assign(own=lambda table: own_spans(table, documents))
    rows = rows.assign(text=rows["text_id"].where(rows["own"]))
    table = aggregate(
        rows.groupby(["concept", "form", "group", "decision"]),
        n=("own", "sum"), n_with_copies=("start", "size"), n_documents=("doc_id", "nunique"), n_texts=("text", "nunique")).reset_index()
    table = table.assign(total=table.groupby("concept")["n"].transform("sum"), hollow=table["n_texts"] == 1)
    return table.sort_values(["total", "concept", "n", "form"], ascending=[False, True, False, True]).drop(columns="total").reset_index(drop=True)


def forms_by_article(spans: pd.DataFrame, concept: str, documents: pd.DataFrame) -> pd.DataFrame:
    """One row a form of `concept` in an article that holds it: form, doc_id, name, letter, n, hollow (one text alone has the form); those with most first, then by name."""
    rows = spans[spans["concept"] == concept]
    table = aggregate(rows.groupby(["form", "doc_id"]), n=("start", "size")).reset_index()
    table = table.assign(by_form=table.groupby("form")["n"].transform("sum"), by_article=table.groupby("doc_id")["n"].transform("sum"))
    table = table.sort_values(["by_form", "form", "by_article", "doc_id"], ascending=[False, True, False, True])
    letters = table["doc_id"].map(article_letters(documents)).fillna("").astype("str")
    alone = table["doc_id"].map(documents.set_index("doc_id")["text_id"]).groupby(table["form"]).transform("nunique") == 1
    table = table.assign(name=table["doc_id"].map(name_articles(documents)), letter=letters, hollow=alone.astype("bool"))
    return table.drop(columns=["by_form", "by_article"]).reset_index(drop=True)


def forms_by_text(spans: pd.DataFrame, concept: str = "") -> pd.DataFrame:
    """One row a form of `concept` in an independent text: form, text_id, n. `spans` are those of `form_spans` with `text_id` and `first_carrier`."""
    own = spans[(spans["concept"] == concept) & spans["first_carrier"]]
    return aggregate(own.groupby(["form", "text_id"]), n=("start", "size")).reset_index()


def format_values(values: pd.Series) -> pd.Series:
    """Numbers of the text as labels: `464,000`, `3.75`."""
    return values.map(lambda value: f"{value:,.10g}").astype("str")


def group_gate(sizes: pd.DataFrame) -> gates.Gate:
    """The gate of a comparison of groups (rows of `size_groups`): open where one group may be compared with the rest, else why not for the largest."""
    if len(sizes) < 2:
        return gates.Gate(False, "Fewer than two groups are stated, so the articles stand side by side as counts and rates.", {})
    chosen = sizes.sort_values(["open", "n_texts", "n_words", "group"], ascending=[False, False, False, True]).iloc[0]
    return gates.compare_groups(chosen["n_texts"], chosen["n_texts_reference"], chosen["n_words"], chosen["n_words_reference"])


def comparison_gate(sizes: pd.DataFrame, sizes_within: pd.DataFrame) -> gates.Gate:
    """`group_gate` of the groups as they are (`size_groups`) and, where that is open, of what they have within shared dates (`size_sides`)."""
    whole, within = group_gate(sizes), group_gate(sizes_within)
    if whole.open and not within.open:
        return within._replace(reason="Within the dates that a group and the rest both cover, " + within.reason[:1].lower() + within.reason[1:])
    return whole


def top_keyness(keyness: pd.DataFrame, sizes: pd.DataFrame, most: int | None = None, stop: Collection[str] | None = None) -> pd.DataFrame:
    """One row a term that sets a group apart: the rows of `keyness` (or of `keyness_against`), with the words of both sides and `hollow`.

    Of each group that `size_groups` says may be compared, the `most` terms (without it three, or as many as make fifteen rows) with the largest G² above
    zero, in at least two occurrences, stop words left out, and so is a term that stands as often inside a longer one of the list. hollow:
    one text alone holds it. By group, then by G².
    """
    stop = stop_words() if stop is None else stop
    may = sizes[sizes["open"]]
    most = max(3, 15 // max(1, len(may))) if most is None else most
    rows = keyness.merge(may[["group", "n_words", "n_words_reference"]], on="group")
    rows = rows[(rows["log_likelihood"] > 0) & (rows["n"] >= 2) & ~rows["term"].isin(list(stop))]
    kept = [part[~inside_longer(part)].head(most) for _, part in rows.groupby("group", sort=True)]
    table = pd.concat(kept) if kept else rows
    return table.assign(hollow=(table["n_texts"] == 1).astype("bool")).reset_index(drop=True)
