"""Findings of single items: which row stands widest, which pairs exceed chance, which forms and spellings there are."""
from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from helpers.findings.ranking import Cell, Finding, nothing_found

ROOM = 52
"""Characters that names may take of a title of at most ninety."""


def corpus_line(facts: Mapping[str, object]) -> Finding:
    """The first line of the page: articles, texts, words, outlets, known dates, undated; `facts` are those of `display.corpus_facts`, by name."""
    values = {name: getattr(fact, "value", fact) for name, fact in facts.items()}
    parts = ["{articles:article}"]
    if values["texts"] != values["articles"]:
        parts.append("{texts:independent text}")
    parts.append("{words:word} counted")
    parts.append("{outlets:outlet}" if values["outlets"] else "no outlet stated")
    if "earliest" not in values:
        return Finding(", ".join([*parts, "no date known"]), {}, values)
    parts.append("published {earliest}" if values["earliest"] == values["latest"] else "published {earliest} to {latest}")
    return Finding(", ".join([*parts, *(["{undated:article} undated"] if values["undated"] else [])]), {}, values)


def _places(table: pd.DataFrame, column: str) -> tuple[str, ...]:
    """`first` to `third`: as many names as a title has room for, at least one."""
    names = [str(name) for name in table[column].head(3)]
    room = [at for at in range(1, len(names) + 1) if sum(map(len, names[:at])) <= ROOM]
    return ("first", "second", "third")[: max(room, default=1)]


def _listed(table: pd.DataFrame, key: Sequence[str], column: str, others: str = " and others") -> tuple[str, dict[str, Cell], dict[str, object]]:
    """Up to three cells of a column as placeholders in a row of words: `{first}, {second} and {third}`, or `{first}, {second} and others`."""
    places = _places(table, column)
    rows = list(table.head(len(places)).itertuples(index=False))
    refs = {place: Cell(tuple(getattr(row, name) for name in key), column) for place, row in zip(places, rows, strict=True)}
    names = [f"{{{place}}}" for place in places]
    words = ", ".join(names) + others if len(table) > len(names) else names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return words, refs, {place: getattr(row, column) for place, row in zip(places, rows, strict=True)}


def _may_be_named(table: pd.DataFrame) -> pd.DataFrame:
    """The rows without people with care: they stand in tables, never in a finding."""
    return table[~table["cared"].astype("bool")] if "cared" in table else table


def tell_widest(table: pd.DataFrame, label: str, articles: int, of_texts: int | None = None, n: str = "n", key: Sequence[str] = ()) -> Finding:
    """What stands in most texts (`n_texts`): one row, or several that one text left out would make equal.

    `table` is sorted by texts, then by n; `label` is its key where none is told. `of_texts` is how many independent texts there are, where copies
    make them fewer than `articles`; the item has it as the fact `texts`.
    """
    table, key = _may_be_named(table), list(key) or [label]
    if table.empty:
        return nothing_found("name or word", articles)
    if articles == 1:
        most = table[table[n] == table[n].max()]
        words, refs, values = _listed(most, key, label)
        return Finding(f"Most often in this article: {words}", refs, values)
    most, of_texts = int(table["n_texts"].iloc[0]), articles if of_texts is None else of_texts
    if most == 1:
        return Finding("None of them stands in more than one text")
    widest = table[table["n_texts"] >= max(most - 1, 2)]
    least = widest.iloc[-1]
    words, refs, values = _listed(widest, key, label)
    refs |= {"k": Cell(tuple(widest[key].iloc[0]), "n_texts"), "low": Cell(tuple(least[key]), "n_texts"), "texts": "texts"}
    values |= {"k": most, "low": int(least["n_texts"]), "texts": of_texts}
    some = "{k} of {texts:text}" if least["n_texts"] == most else "{k} or {low} of {texts:text}"
    told = "all {texts:text}" if least["n_texts"] == of_texts else some
    used = {name for name in ("k", "low", "texts") if f"{{{name}" in told} | set(refs) - {"k", "low", "texts"}
    return Finding(f"{words} {'stands' if len(widest) == 1 else 'stand'} in {told}", {name: refs[name] for name in refs if name in used},
                   {name: values[name] for name in values if name in used})


def tell_forms(forms: pd.DataFrame) -> Finding:
    """How the most frequent concept is most often written; `forms` are the rows of `statistics.rank_forms`."""
    if forms.empty:
        return Finding("No phrases were found that share a head word")
    own = forms[forms["concept"] == forms["concept"].iloc[0]]
    joined = "goes by" if own["decision"].iloc[0] == "accept" else "as a head word stands in"
    words, refs, values = _listed(own, ["concept", "form"], "form", " and other forms")
    top, name = Cell((own["concept"].iloc[0], own["form"].iloc[0]), "n"), Cell((own["concept"].iloc[0], own["form"].iloc[0]), "concept")
    return Finding(f"{{concept}} {joined} {words}; the first {{n:time}}", refs | {"n": top, "concept": name}, values
                   | {"n": int(own["n"].iloc[0]), "concept": own["concept"].iloc[0]})


def tell_house_style(by_article: pd.DataFrame) -> Finding:
    """Which forms are one article's own; `by_article` are the rows of `statistics.forms_by_article`."""
    if by_article.empty:
        return Finding("No forms to compare")
    own = by_article[by_article.groupby("form")["form"].transform("size") == 1]
    if by_article["doc_id"].nunique() < 2 or own.empty:
        return Finding("Which article uses which form")
    words, refs, values = _listed(own, ["form", "doc_id"], "form")
    return Finding(f"{words} {'stands' if len(own) == 1 else 'stand'} in a single article{'' if len(own) == 1 else ' each'}", refs, values)


def tell_longest(read: pd.DataFrame) -> Finding:
    """Which article has the longest sentence; `read` are the rows of `statistics.reading`."""
    table = read.dropna(subset="longest_sentence_words")
    if table.empty:
        return Finding("No article has a running sentence")
    longest = table[table["longest_sentence_words"] == table["longest_sentence_words"].max()]
    words, refs, values = _listed(longest, ["doc_id"], "name")
    key = (longest["doc_id"].iloc[0],)
    return Finding(f"The longest sentence: {{n:word}}, in {words}", refs | {"n": Cell(key, "longest_sentence_words")},
                   values | {"n": int(longest["longest_sentence_words"].iloc[0])})


def tell_places(ticks: pd.DataFrame) -> Finding:
    """What is looked at in its places; `ticks` are the rows of `statistics.count_ticks`, told by its first row of each term."""
    if ticks.empty:
        return Finding("Nothing to look for stands in these articles")
    words, refs, values = _listed(ticks.drop_duplicates("term"), ["term", "doc_id", "sentence"], "term")
    for place in refs:
        words = words.replace(f"{{{place}}}", f"“{{{place}}}”")
    return Finding(f"Where {words} {'stands' if len(refs) == 1 else 'stand'} in each article", refs, values)


def tell_keyness(shown: pd.DataFrame) -> Finding:
    """Which term sets which group apart, of at most two, where it stays first whichever text is left out; `shown` is `statistics.firm_keyness`."""
    first = shown[(shown["rank"] == 1) & (shown["rank_worst"] == 1)]
    alone = first[~first.duplicated("group", keep=False)].head(2)
    if alone.empty:
        return Finding("Which terms set a group apart from the rest" if len(shown) else "No term sets a group apart from the rest")
    refs, values, told = {}, {}, []
    for place, (group, kind, term) in zip(("first", "second"), alone[["group", "kind", "term"]].itertuples(index=False, name=None)):
        refs |= {place: Cell((group, kind, term), "term"), f"{place}_group": Cell((group, kind, term), "group")}
        values |= {place: term, f"{place}_group": group}
        told.append(f"Here “{{{place}}}” sets {{{place}_group}} apart" if not told else f"“{{{place}}}” {{{place}_group}}")
    return Finding(", ".join(told), refs, values)


def tell_shared(shared: pd.DataFrame) -> Finding:
    """Which numbers stand in more than one text; `shared` are the rows of `statistics.share_quantities` with `written`."""
    if shared.empty:
        return Finding("No number stands in these articles")
    several = shared[shared["n_texts"] > 1]
    if several.empty:
        return Finding("No number stands in more than one text")
    words, refs, values = _listed(several, ["kind", "value"], "written")
    return Finding(f"{words} {'stands' if len(several) == 1 else 'stand'} in more than one text", refs, values)


def tell_pairs(pairs: pd.DataFrame) -> Finding:
    """Which pairs exceed every shuffle; `pairs` are the rows of `cooccurrence.rank_pairs`, people with care last.

    Where only pairs with people who may not be named do, it says how many: the item has that number as the fact `beyond`.
    """
    shown = _may_be_named(pairs)
    if pairs.empty:
        return Finding("No two keywords meet")
    beyond, hidden = shown[shown["beyond_chance"]], int((pairs["beyond_chance"] & ~pairs.index.isin(shown.index)).sum())
    if "n_pairs_tested" in pairs and not pairs["n_pairs_tested"].any():
        return Finding("Articles of one context leave nothing to shuffle: pairs stand as counts alone" if pairs["expected"].notna().any()
                       else "How often keywords meet")
    if beyond.empty and hidden:
        return Finding("{beyond:pair exceeds|pairs exceed} every shuffle; who is in them stands in the table alone", {"beyond": "beyond"},
                       {"beyond": hidden})
    if beyond.empty:
        return Finding("No pair meets more often than every shuffle of these articles gives")
    key = (beyond["item_a"].iloc[0], beyond["item_b"].iloc[0])
    refs = {"a": Cell(key, "item_a"), "b": Cell(key, "item_b"), "n": Cell(key, "n"), "most": Cell(key, "expected_high")}
    values = {"a": key[0], "b": key[1], "n": int(beyond["n"].iloc[0]), "most": int(beyond["expected_high"].iloc[0])}
    firm = "beyond_always" not in beyond or bool(beyond["beyond_always"].iloc[0])
    return Finding("{a} and {b} meet {n:time}, in no shuffle more than {most}" + ("" if firm else "; not so without one text"), refs, values)


def tell_spellings(spelled: pd.DataFrame) -> Finding:
    """Who is written in most ways; `spelled` are the rows of `actors.joined_spellings`."""
    if spelled.empty:
        return Finding("Every name is written in one way")
    spelled = _may_be_named(spelled)
    if spelled.empty:
        return Finding("Who is written in more than one way stands in the table")
    sizes = spelled.groupby("actor").size()
    most = sorted(sizes.index, key=lambda actor: (-sizes[actor], actor))[0]
    own = spelled[spelled["actor"] == most]
    words, refs, values = _listed(own, ["actor", "alias"], "alias", " and in other ways")
    return Finding(f"{{name}} is written as {words}", refs | {"name": Cell((most, own["alias"].iloc[0]), "actor")}, values | {"name": most})


def tell_acting_pairs(pairs: pd.DataFrame) -> Finding:
    """Who acts most often beside whom, or that two pairs do so equally often; `pairs` are sorted by n, people with care last."""
    shown = _may_be_named(pairs)
    if shown.empty:
        return Finding("No two names act in one sentence in more than one text")
    tied = shown[shown["n"] == shown["n"].max()]
    words, refs, values = _listed(tied, ["item_a", "item_b"], "pair")
    top = Cell((tied["item_a"].iloc[0], tied["item_b"].iloc[0]), "n")
    verb = "act" if len(tied) == 1 else "each act"
    return Finding(f"{words} {verb} together in {{n:sentence}}", refs | {"n": top}, values | {"n": int(tied["n"].iloc[0])})


def tell_joins(joins: pd.DataFrame) -> Finding:
    """Whether joins wait for a decision, and which; `joins` are the rows of `actors.rank_joins`, what waits first."""
    if joins.empty:
        return Finding("No two spellings were joined or compared")
    joins = _may_be_named(joins)
    waiting = joins[joins["decision"] == "proposed"].drop_duplicates("name_a")
    if waiting.empty:
        return Finding("No join of two spellings waits for a decision")
    words, refs, values = _listed(waiting, ["name_a", "name_b", "decision", "evidence_a"], "name_a")
    return Finding(f"{words} {'waits' if len(waiting) == 1 else 'wait'} for a decision in actors.csv", refs, values)
