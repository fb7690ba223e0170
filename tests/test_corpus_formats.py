"""Each format that people bring, made here: the same article out of each, its text as the design lays it out."""
from __future__ import annotations

import gzip
import importlib
import io
import json
import re
import subprocess
import sys
import zipfile

import pandas as pd
import pytest

from helpers.corpus import read_corpus
from helpers.corpus.readers import READERS
from helpers.corpus.reading import read_source
from helpers.corpus.records import Source
from tests.readme import README

TITLE = "Quake shakes the coast"
BLOCKS = [
    "ANKARA, Oct. 30 (Anadolu) -- A strong earthquake shook the coast on Friday, and at least 12 people were killed, the health ministry said.",
    "The minister told reporters that the rescue teams would work through the night, because many people were still under the rubble of their homes.",
    "“We have not lost hope,” the mayor of the town said, and he asked that those who had left should not return before the weekend.",
]
TEXT = "\n\n".join([TITLE, *BLOCKS])
ROWS = [{"id": name, "headline": TITLE, "body": "\n\n".join(BLOCKS) + end, "source": "Kyodo", "date": "2020-10-30",
         "link": f"https://example.org/{name}"}
        for name, end in (("n1", ""), ("n2", " Two."))]


def names_only(value):
    """Test ids without the files' bytes."""
    return value if isinstance(value, str) else "data"


def as_csv(rows, delimiter=","):
    return pd.DataFrame(rows).to_csv(index=False, sep=delimiter).encode()


def as_parquet(rows):
    stream = io.BytesIO()
    pd.DataFrame(rows).to_parquet(stream)
    return stream.getvalue()


def as_xlsx(rows):
    stream = io.BytesIO()
    with pd.ExcelWriter(stream, engine="openpyxl") as book:
        pd.DataFrame([["about this table"]]).to_excel(book, sheet_name="Notes", index=False, header=False)
        pd.DataFrame(rows).to_excel(book, sheet_name="Articles", index=False)
    return stream.getvalue()


def as_docx():
    import docx

    document, stream = docx.Document(), io.BytesIO()
    document.add_heading(TITLE, 0)
    for block in BLOCKS:
        document.add_paragraph(block)
    document.save(stream)
    return stream.getvalue()


def as_pdf(lines):
    """The least PDF that shows lines of text, in Latin letters."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    content = f"BT /F1 10 Tf 50 780 Td 14 TL {shown} ET".encode("latin-1")
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
               b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
               b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content), b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)


def as_html():
    head = (f"<title>{TITLE} | Coast Daily</title><meta property='og:site_name' content='Coast Daily'><meta property='og:title' content='{TITLE}'>"
            "<meta property='article:published_time' content='2020-10-31T01:00:00+03:00'><link rel='canonical' href='https://example.org/quake'>")
    body = "".join(f"<p>{block}</p>" for block in BLOCKS)
    return (f"<!doctype html><html lang='en'><head>{head}</head><body><nav><ul><li><a href='/'>Home</a></li></ul></nav>"
            f"<article><h1>{TITLE}</h1>{body}</article>"
            "<footer>Copyright 2020 Coast Daily</footer></body></html>").encode()


def as_zip(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def one(make_corpus, name, data):
    corpus = read_corpus(make_corpus({name: data}))
    assert len(corpus.documents) == 1
    return corpus, corpus.documents.iloc[0]


@pytest.mark.parametrize("name, data", [
    ("a.txt", TEXT.encode()), ("a.md", TEXT.encode()), ("a.docx", as_docx()), ("a.txt.gz", gzip.compress(TEXT.encode())),
    ("a.eml", f"Subject: {TITLE}\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n".encode()
     + "\n\n".join(BLOCKS).encode()),
], ids=names_only)
def test_one_article_a_file(make_corpus, name, data):
    corpus, row = one(make_corpus, name, data)
    assert (row.doc_id, row.path, row.position, row.title, row.text) == ("a", name, 1, TITLE, TEXT)
    assert (row.outlet, row.published, row.published_from) == ("Anadolu Agency", "Oct. 30", "dateline")


def test_a_web_page(make_corpus):
    _, row = one(make_corpus, "a.html", as_html())
    assert (row.title, row.text, row.url) == (TITLE, TEXT, "https://example.org/quake")
    assert (row.outlet, row.carrier, row.published, row.published_from) == ("Anadolu Agency", "Coast Daily", "2020-10-31", "metadata")


def test_a_pdf_with_a_text_layer_and_one_without(make_corpus):
    lines = [TITLE, "The minister told reporters that the rescue teams would work through the night, be-",
             "cause many people were still under the rubble.",
             "The mayor of the town asked that those who had left should not return before the week-",
             "end, and that the roads should be left to the teams."]
    corpus, row = one(make_corpus, "a.pdf", as_pdf(lines))
    assert row.text.split("\n\n") == [TITLE, lines[1][:-1] + lines[2], lines[3][:-1] + lines[4]]
    assert "put together by the length of its lines" in corpus.files["doubts"][0]
    both = read_corpus(make_corpus({"a.txt": TEXT, "scan.pdf": as_pdf([])}, "both"))
    assert "no text layer" in both.skipped["reason"][0]


@pytest.mark.parametrize("name, data", [
    ("t.csv", as_csv(ROWS)), ("t.csv", as_csv(ROWS, ";")), ("t.tsv", as_csv(ROWS, "\t")), ("t.parquet", as_parquet(ROWS)), ("t.xlsx", as_xlsx(ROWS)),
    ("t.jsonl", "\n".join(map(json.dumps, ROWS)).encode()), ("t.json", json.dumps(ROWS).encode()),
    ("t.json", json.dumps({"status": "ok", "articles": ROWS}).encode()), ("t.csv.gz", gzip.compress(as_csv(ROWS))),
], ids=names_only)
def test_one_article_a_row(make_corpus, name, data):
    documents = read_corpus(make_corpus({name: data})).documents
    assert documents["doc_id"].tolist() == ["t#n1", "t#n2"] and documents["position"].tolist() == [1, 2]
    assert documents["text"].tolist() == [TEXT, TEXT + " Two."]
    row = documents.iloc[0]
    assert (row.title, row.outlet, row.outlet_from, row.published, row.published_from, row.url) == (TITLE, "Kyodo News", "metadata", "2020-10-30",
                                                                                                    "metadata",
                                                                                                    "https://example.org/n1")


def test_a_mail_that_is_a_web_page_only(make_corpus):
    head = f"Subject: {TITLE}\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n".encode()
    page = ("<html><body>" + "".join(f"<p>{block}</p>" for block in BLOCKS) + "</body></html>").encode()
    corpus, row = one(make_corpus, "a.eml", head + page)
    assert (row.title, row.text, corpus.files["reader"][0]) == (TITLE, TEXT, "e-mail, web page, utf-8")


def test_records_without_their_own_ids_are_numbered(make_corpus):
    twice = [{**row, "id": "same"} for row in ROWS]
    corpus = read_corpus(make_corpus({"a.csv": as_csv([{"text": row["body"]} for row in ROWS]), "b.csv": as_csv(twice)}))
    assert corpus.documents["doc_id"].tolist() == ["a#000001", "a#000002", "b#000001", "b#000002"]
    assert "ids of its records repeat" in corpus.files["doubts"][1]


def test_bad_records_are_skipped_by_their_place(make_corpus):
    lines = [json.dumps(ROWS[0]), "{not json", "", "[1]", json.dumps({"body": " "}), json.dumps({"body": ROWS[1]["body"] + "\ud800"})]
    table = "text,date\n\"" + "\n\n".join(BLOCKS).replace('"', "") + "\",soon\na,b,c\n"
    corpus = read_corpus(make_corpus({"l.jsonl": "\n".join(lines), "t.csv": table}))
    assert corpus.skipped[["path", "position"]].values.tolist() == [["l.jsonl", 2], ["l.jsonl", 4], ["l.jsonl", 5], ["t.csv", 2]]
    assert corpus.documents["doc_id"].tolist() == ["l#000001", "l#000006", "t#000001"]
    assert corpus.documents["text"][1].endswith("\ufffd")
    assert "its date 'soon' can't be read (1 of 1 records)" in corpus.files["doubts"][1]


def test_a_zip_reads_its_members_and_refuses_what_leads_out(make_corpus):
    members = {"b/one.txt": TEXT, "b/one.md": TEXT + " Two.", "t.csv": as_csv(ROWS), "../out.txt": TEXT, "/root.txt": TEXT, "in.zip": b"PK",
               "p.jpg": b"x", ".hidden.txt": TEXT,
               "__MACOSX/x.txt": TEXT, "empty.txt": ""}
    corpus = read_corpus(make_corpus({"z.zip": as_zip(members)}))
    assert corpus.documents["doc_id"].tolist() == ["z#b/one.md", "z#b/one.txt", "z#t#n1", "z#t#n2"]
    told = " ".join(corpus.skipped["reason"])
    assert "../out.txt: the name leads out" in told and "in.zip: an archive inside" in told and "empty.txt: The file holds only blanks" in told
    assert len(corpus.skipped) == 5 and corpus.files["n_documents"].tolist() == [4]


@pytest.mark.parametrize("name, make", [("t.csv", as_csv), ("t.tsv", lambda rows: as_csv(rows, "\t")), ("t.parquet", as_parquet), ("t.xlsx", as_xlsx),
                                        ("t.jsonl", lambda rows: "\n".join(map(json.dumps, rows)).encode())], ids=names_only)
def test_a_table_without_a_known_text_column_asks_which_one_it_is(make_corpus, name, make):
    rows = [{"Titel": TITLE, "Volltext": "\n\n".join(BLOCKS), "Datum": "2020-10-30"}]
    corpus = read_corpus(make_corpus({"a.txt": TEXT, name: make(rows)}))
    question = corpus.skipped["reason"][0]
    assert question.startswith("Which column holds the articles' text? None is called text, body, content, article_text or the like")
    assert "(its columns are: Titel, Volltext, Datum)" in question
    assert "Is it 'Volltext', whose first cell is the longest? Then rename that column to 'text'" in question or name == "t.parquet"
    assert "Name it 'text'" in question or name != "t.parquet"


def test_columns_taken_for_something_are_told(make_corpus):
    corpus = read_corpus(make_corpus({"t.csv": as_csv(ROWS), "u.csv": as_csv([{"text": TEXT + " Three.", "title": ""}])}))
    assert corpus.files["reader"].tolist() == ["table, utf-8; body as text, headline as title, source as outlet, date as published, link as url", "table, utf-8"]


@pytest.mark.parametrize("name, data, says", [
    ("bomb.zip", as_zip({"a.txt": b"the " * 2_000_000}), "far more than its size"), ("x.zip", b"PK\x03\x04rubbish", "damaged"),
                                              ("x.zip", as_zip({}), "holds no file"),
    ("x.txt.gz", gzip.compress(TEXT.encode())[:-20], "ends too early"), ("x.zip.gz", gzip.compress(b"PK"), "inside an archive"),
                                              ("x.csv", b"a,b\n1,2\n", "Which column"),
    ("x.csv", b"text\n", "no record"), ("x.jsonl", b"[1]\n2\n", "No line of the file is a JSON object"), ("x.docx", b"no", "The archive is damaged"),
    ("x.html", b"<html><body></body></html>", "No article was found"), ("x.parquet", b"PAR1", "damaged or not what its ending says"),
                                              ("x.pdf", b"%PDF-", "damaged or not"),
], ids=names_only)
def test_damaged_and_hostile_files_are_a_sentence(make_corpus, name, data, says):
    corpus = read_corpus(make_corpus({"a.txt": TEXT, name: data}))
    assert corpus.documents["doc_id"].tolist() == ["a"]
    assert says in corpus.skipped["reason"][0] and corpus.skipped["path"][0] == name


@pytest.mark.parametrize("name, module, distribution", [("a.html", "trafilatura", "trafilatura"), ("a.docx", "docx", "python-docx"),
                                                        ("a.pdf", "pypdf", "pypdf"),
                                                        ("a.xlsx", "openpyxl", "openpyxl")])
def test_a_missing_library_is_named_with_the_remedy(make_corpus, monkeypatch, name, module, distribution):
    def absent(asked, plain=importlib.import_module):
        if asked == module:
            raise ImportError(asked)
        return plain(asked)

    monkeypatch.setattr("importlib.import_module", absent)
    corpus = read_corpus(make_corpus({"t.txt": TEXT, name: b"x"}))
    assert f"needs the library {distribution}" in corpus.skipped["reason"][0] and "extra 'import'" in corpus.skipped["reason"][0]


@pytest.mark.slow
@pytest.mark.parametrize("name, data", [("a.docx", as_docx()), ("a.pdf", as_pdf(["The minister told reporters so."] * 400)),
                                        ("t.xlsx", as_xlsx(ROWS * 200)),
                                        ("t.parquet", as_parquet(ROWS * 200)),
                                        ("z.zip", as_zip({f"{number}.txt": TEXT + str(number) for number in range(99)})),
                                        ("a.html", as_html())], ids=names_only)
def test_a_file_cut_anywhere_is_read_or_a_sentence(tmp_path, name, data):
    for cut in range(0, len(data), max(512, len(data) // 12)):
        (tmp_path / name).write_bytes(data[:cut])
        file = read_source(Source(name, tmp_path / name))
        assert bool(file.refused) != bool(file.reading)


def test_nothing_is_imported_for_a_folder_of_text(make_corpus):
    folder = make_corpus({"a.txt": TEXT})
    heavy = "py3langid charset_normalizer trafilatura docx pypdf openpyxl distributed networkx spacy matplotlib".split()
    code = (f"import sys; from helpers.corpus import read_corpus; read_corpus({str(folder)!r}); "
            f"print([name for name in {heavy} if name in sys.modules])")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_the_readme_names_every_ending_and_what_it_needs():
    """Each row of the README's table of formats against the readers; what a row says an article gets is held by the tests above."""
    table = README.read_text(encoding="utf-8").split("<!-- formats -->")[1].split("<!-- end of formats -->")[0]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.strip().split("\n")[2:]]
    named = {ending: row for row in rows for ending in re.findall(r"`(\.\w+)`", row[0]) if "Zotero" not in row[0]}
    assert set(named) == set(READERS)
    assert {ending for ending, row in named.items() if row[3]} == {ending for ending, reader in READERS.items() if reader.needs}
    assert {ending for ending, row in named.items() if row[1].startswith("one a row")} | {".zip"} == {ending for ending, reader in READERS.items() if reader.many}
