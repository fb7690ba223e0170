"""Bundles and lists as press databases and reference managers export them, made here from their known layout with articles of our own."""
from __future__ import annotations

import io

import pandas as pd

TITLES = ("Quake shakes the coast", "Harbour opens again", "Market waits for cod")
OUTLETS = ("The Coast Daily", "Norvik Gazette", "Inland Herald")
DAYS = (("October 30, 2020 Friday", "30 October 2020", "2020-10-30"), ("November 2, 2020 Monday", "2 November 2020", "2020-11-02"),
        ("November 5, 2020 Thursday", "5 November 2020", "2020-11-05"))
BODIES = (
    ("A strong earthquake shook the coast on Friday, and at least 12 people were killed, the health ministry said.",
     "The minister told reporters that the rescue teams would work through the night, because many were still under the rubble."),
    ("The harbour of Norvik opened again on Monday, and the first boats left before the sun rose over the islands.",
     "The harbour master said that two of the pilots would stay at their posts until the end of the week."),
    ("Traders at the market have waited for cod since the storm, and the price of herring rose by a third.",
     "A buyer who has come here for twenty years said that he had never seen the hall as empty as this."),
)


def article(number: int) -> dict:
    """The facts of an article; its last line tells it from the others of its kind."""
    kind = number % 3
    us, world, iso = DAYS[kind]
    return {"title": TITLES[kind], "outlet": OUTLETS[kind], "us": us, "world": world, "iso": iso,
            "body": [*BODIES[kind], f"This was the report number {number + 1} of the correspondent on the spot."]}


def text_of(number: int) -> str:
    """The text that a reader is to give back."""
    own = article(number)
    return "\n\n".join([own["title"], "By Ada Lund", *own["body"]])


def as_nexis(n: int, cover: bool = True) -> bytes:
    """A Word file as Nexis Uni delivers it: a cover, then each document with its head, body, classification and end."""
    import docx

    document, stream = docx.Document(), io.BytesIO()
    if cover:
        for line in ("User Name: Ada Lund", "Date and Time: Monday, January 4, 2021 9:15:00 AM CET", "Job Number: 135791357", f"Documents ({n})",
                     *(f"{number + 1}. {article(number)['title']}" for number in range(n)), "Client/Matter: -None-", "Search Terms: quake",
                     "Search Type: Natural Language"):
            document.add_paragraph(line)
    for number in range(n):
        own = article(number)
        document.add_heading(own["title"], 1)
        for line in (own["outlet"], own["us"], f"Copyright 2020 {own['outlet']} All Rights Reserved", "Section: NEWS; Pg. 4", "Length: 512 words",
                     "Byline: Ada Lund", "Body", "", *own["body"], "Classification", "Language: ENGLISH", "Publication-Type: Newspaper",
                     "Subject: EARTHQUAKES (90%); FISHERIES (70%)", f"Load-Date: {own['us']}", "End of Document"):
            document.add_paragraph(line)
    document.save(stream)
    return stream.getvalue()


def accession(number: int) -> str:
    """The number by which Factiva names an article."""
    return f"CSTDLY0020201030ega{number:05d}"


def as_factiva(n: int, indexed: bool = False) -> bytes:
    """A web page as Factiva saves it: a block an article, its fields in lines, or with its indexing in a table."""
    make = _indexed if indexed else _in_lines
    head = "<html><head><title>Factiva</title></head><body><div id='contentWrapper'><div class='header'>Page 1 of 1</div>"
    return (head + "".join(map(make, range(n))) + "<div>© 2021 Factiva, Inc. All rights reserved.</div></div></body></html>").encode()


def _paragraphs(number: int) -> list[str]:
    return [f'<p class="articleParagraph enarticleParagraph">\n {line} </p>' for line in article(number)["body"]]


def _in_lines(number: int) -> str:
    own = article(number)
    lines = ("By Ada Lund", "512 words", own["world"], "09:15", own["outlet"], "CSTDLY", "English", f"© 2020 {own['outlet']}")
    return (f'<div id="article-{accession(number)}" class="article enArticle"><div id="hd"><span class="enHeadline">{own["title"]} </span></div>'
            + "".join(f"<div>{line}</div>" for line in lines) + "".join(_paragraphs(number)) + f"<p>Document {accession(number)}</p></div><br>")


def _indexed(number: int) -> str:
    own, paragraphs = article(number), _paragraphs(number)
    fields = (("HD", f'<span class="enHeadline">{own["title"]}</span>'), ("BY", "By Ada Lund"), ("WC", "512 words"), ("PD", own["world"]), ("ET", "09:15"),
              ("SN", own["outlet"]), ("SC", "CSTDLY"), ("LA", "English"), ("CY", f"© 2020 {own['outlet']}"), ("LP", paragraphs[0]),
              ("TD", "".join(paragraphs[1:])), ("NS", "gquake : Earthquakes"), ("RE", "norv : Norvik"), ("AN", f"Document {accession(number)}"))
    rows = "".join(f'<tr><td class="index"><b>{name}</b>&nbsp;</td><td>{value}</td></tr>' for name, value in fields)
    return f'<div class="article enArticle"><table>{rows}</table></div>'


def as_zotero(rows: list[dict]) -> str:
    """Zotero's CSV: every column in quotes, most of them empty."""
    empty = dict.fromkeys(("Key", "Item Type", "Publication Year", "Author", "Title", "Publication Title", "ISBN", "Url", "Abstract Note", "Date", "Date Added",
                           "Access Date", "Language", "File Attachments", "Manual Tags"), "")
    return pd.DataFrame([{**empty, "Key": f"KEY{n}", "Item Type": "newspaperArticle", **row} for n, row in enumerate(rows)]).to_csv(index=False, quoting=1)


def as_media_cloud(rows: list[dict], old: bool = False) -> str:
    """Media Cloud's CSV, as it is now or as it was before 2023."""
    if old:
        rows = [{"stories_id": row.get("id", n), "publish_date": f"{row['publish_date']} 04:05:06", "title": row["title"], "url": row["url"], "language": "en",
                 "ap_syndicated": False, "themes": "", "media_id": 1, "media_name": row["media_name"], "media_url": ""} for n, row in enumerate(rows)]
    else:
        rows = [{"id": f"{n:032x}", "indexed_date": "2021-01-01 00:00:00", "language": "en", "media_url": "", **row} for n, row in enumerate(rows)]
    return pd.DataFrame(rows).to_csv(index=False)
