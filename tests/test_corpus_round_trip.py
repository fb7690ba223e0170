"""The seed articles saved in four ways give the same counts: as text, as web pages, as one table, as one archive."""
from __future__ import annotations

import csv
import html
import zipfile
from pathlib import Path

import pytest

from helpers import actors, cooccurrence, statistics
from helpers.cleaning import find_zones
from helpers.corpus import read_corpus
from helpers.tokens import split_sentences, split_words

MARKS = {"headline": "<h1>{}</h1>", "deck": '<p class="deck">{}</p>', "subheading": "<h2>{}</h2>", "paragraph": "<p>{}</p>",
         "caption": '<figure><img src="a.jpg" alt=""><figcaption>{}</figcaption></figure>', "credit": '<p class="credit">{}</p>',
         "byline": '<p class="byline">{}</p>', "footer": "<footer>{}</footer>", "related": '<aside class="related"><a href="/">{}</a></aside>',
         "comment_form": '<form class="comment"><label>{}</label></form>'}


def as_page(text: str, zones) -> str:
    """A web page as a newspaper would mark it up: what a zone is tells its mark; the head and the menu are those of any site."""
    blocks = []
    for line, zone in lines_with_zone(text, zones):
        blocks.append(MARKS.get(zone, "<p>{}</p>").format(html.escape(line)))
    inside = "\n".join(block for block in blocks if not block.startswith(("<footer", "<aside", "<form")))
    outside = "\n".join(block for block in blocks if block.startswith(("<footer", "<aside", "<form")))
    return (f'<!doctype html><html lang="en"><head><meta charset="utf-8"></head><body><header><nav><ul><li><a href="/">Home</a></li>'
            f'<li><a href="/world">World</a></li></ul></nav></header><main><article>{inside}</article></main>{outside}</body></html>')


def lines_with_zone(text: str, zones):
    """Each line that is not blank, with the zone in which its longest part lies."""
    at = 0
    for line in text.split("\n"):
        inside = zones[(zones["start"] < at + len(line)) & (zones["end"] > at) & (zones["zone"] != "blank")]
        if line.strip() and len(inside):
            shares = inside["end"].clip(upper=at + len(line)) - inside["start"].clip(lower=at)
            yield line.strip(), inside["zone"].iloc[shares.to_numpy().argmax()]
        at += len(line) + 1


def save_as(folder: Path, form: str, articles: dict[str, str], zones) -> Path:
    """The articles in a folder of their own, in one of the four forms."""
    folder.mkdir()
    if form in ("txt", "html"):
        for name, text in articles.items():
            (folder / f"{name}.{form}").write_text(text if form == "txt" else as_page(text, zones[zones["doc_id"] == name]), encoding="utf-8")
    elif form == "csv":
        with (folder / "articles.csv").open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([["id", "text"], *articles.items()])
    else:
        with zipfile.ZipFile(folder / "articles.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in articles.items():
                archive.writestr(f"{name}.txt", text)
    return folder


def count_all(folder: Path) -> dict[str, dict]:
    """What stands on the page of a folder: words of each article, terms, pairs of keywords, mentions of each actor."""
    corpus = read_corpus(folder)
    documents = corpus.documents
    zones = find_zones(documents)
    sentences = split_sentences(documents, zones)
    words = split_words(documents, sentences)
    terms, counts = statistics.find_terms(words, sentences), statistics.count_terms(words)
    aliases = actors.read_registry(None, actors.discover(documents, zones, sentences, words, method="rules"), documents)
    mentions = actors.find_mentions(documents, zones, sentences, aliases, passages=corpus.passages)
    keywords = cooccurrence.find_keywords(terms, sentences, documents, mentions)
    contexts = cooccurrence.context_of(keywords, sentences)
    pairs = cooccurrence.total_pairs(cooccurrence.count_pairs(contexts, documents, shuffles=0), contexts, documents)
    totals = statistics.total_terms(counts, documents, words)
    named = actors.total_mentions(mentions, documents, words, aliases)
    return {"words": words["doc_id"].map(lambda doc_id: doc_id.split("#")[-1][:3]).value_counts().to_dict(),
            "terms": totals.set_index(["kind", "term"])["n"].to_dict(), "pairs": pairs.set_index(["item_a", "item_b"])["n"].to_dict(),
            "mentions": named.set_index("actor")[["n_actor", "n_mentions"]].to_dict("index"),
            "set aside": zones.loc[~zones["zone"].isin(["blank", "headline", "deck", "subheading", "paragraph"]), "zone"].value_counts().to_dict()}


@pytest.fixture(scope="module")
def counted(seeds, tmp_path_factory):
    """The counts of each form, and the zones of the texts."""
    documents = read_corpus(seeds).documents
    articles, zones = dict(zip(documents["doc_id"], documents["text"], strict=True)), find_zones(documents)
    place = tmp_path_factory.mktemp("forms")
    return {form: count_all(save_as(place / form, form, articles, zones)) for form in ("txt", "html", "csv", "zip")}


@pytest.mark.slow
@pytest.mark.parametrize("what", ["words", "terms", "pairs", "mentions"])
@pytest.mark.parametrize("form", ["html", "csv", "zip"])
def test_each_form_gives_the_counts_of_the_text_files(counted, form, what):
    assert counted[form][what] == counted["txt"][what]


@pytest.mark.slow
def test_what_is_set_aside_is_listed_in_each_form_and_may_differ(counted):
    assert all(counts["set aside"] for counts in counted.values()) and counted["csv"]["set aside"] == counted["zip"]["set aside"] == counted["txt"]["set aside"]
