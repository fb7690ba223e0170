"""Files made to harm: each is a row that says so, in bounded time and memory. Whatever is cut or spoilt is read or named, never raised."""
from __future__ import annotations

import gzip
import io
import json
import resource
import subprocess
import sys
import zipfile

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.corpus import read_corpus
from helpers.corpus.reading import read_source
from helpers.corpus.records import Refused, Source
from tests.bundles import as_factiva, as_nexis
from tests.test_corpus_formats import ROWS, TEXT, as_docx, as_html, as_parquet, as_pdf, as_xlsx, as_zip, names_only

BILLION = ('<?xml version="1.0"?>\n<!DOCTYPE w [<!ENTITY a "lol lol lol lol lol">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)) + "]>")


def office(data: bytes, change: dict) -> bytes:
    """An office document with some of its parts made anew: part -> function of its text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as other:
        for name in archive.namelist():
            part = archive.read(name)
            other.writestr(name, change[name](part.decode()).encode() if name in change else part)
    return stream.getvalue()


def with_entities(text: str) -> str:
    return BILLION + text.split("?>", 1)[-1].replace("</w:t>", "&i;</w:t>", 1).replace("<v>", "<v>&i;", 1)


def spanning(text: str) -> str:
    """A table whose one cell says that it spans two billion columns."""
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2147483647"/></w:tcPr><w:p><w:r><w:t>It was said in the town.</w:t></w:r></w:p></w:tc>'
    return text.replace("<w:sectPr", f'<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{cell}</w:tr></w:tbl><w:sectPr', 1)


def far_cell(text: str) -> str:
    return text.replace("</sheetData>", '<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData>')


def parquet_of_one_word() -> bytes:
    """Half a million rows of one long text, kept once in the file."""
    stream = io.BytesIO()
    text = pa.DictionaryArray.from_arrays(pa.array([0] * 500_000, pa.int32()), pa.array(["the town " * 100_000]))
    pq.write_table(pa.table({"text": text}), stream, compression="zstd")
    return stream.getvalue()


def zip_in_zip(depth: int) -> bytes:
    data = as_zip({"a.txt": TEXT})
    for _ in range(depth):
        data = as_zip({"in.zip": data})
    return data


HOSTILE = {
    "entities.docx": (lambda: office(as_docx(), {"word/document.xml": with_entities}), "declares XML entities"),
    "entities.xlsx": (lambda: office(as_xlsx(ROWS), {"xl/worksheets/sheet2.xml": with_entities}), "declares XML entities"),
    "utf16.xlsx": (lambda: office(as_xlsx(ROWS), {"xl/workbook.xml": lambda text: text}), ""),
    "far.xlsx": (lambda: office(as_xlsx(ROWS), {"xl/worksheets/sheet1.xml": far_cell, "xl/worksheets/sheet2.xml": far_cell}), ""),
    "span.docx": (lambda: office(as_docx(), {"word/document.xml": spanning}), ""),
    "bomb.zip": (lambda: as_zip({f"{number}.txt": b"the " * 1_000_000 for number in range(3)}), "far more than its size"),
    "bomb.docx": (lambda: as_zip({"word/document.xml": b"<w:t>the </w:t>" * 5_000_000}), "far more than its size"),
    "bomb.txt.gz": (lambda: gzip.compress(b"the " * 70_000_000, 1), "holds more than"),
    "empty.txt.gz": (lambda: gzip.compress(b"") * 20_000, "parts; split it"),
    "zips.zip": (lambda: zip_in_zip(5), "an archive inside an archive is not opened"),
    "zip.zip.gz": (lambda: gzip.compress(zip_in_zip(1)), "archive inside an archive"),
    "wide.csv": (lambda: b"text," + b"," * 5_000_000, "more than 200,000 cells"),
    "open.csv": (lambda: b'text\n"' + b"the town; " * 600_000, "more than 5,000,000 characters"),
    "one.parquet": (parquet_of_one_word, "million characters; split it"),
    "deep.json": (lambda: b"[" * 2_000_000, "is a JSON object"),
    "deep.html": (lambda: b"<div>" * 300_000 + b"<p>It was said." + b"</div>" * 1000, "more than 60,000 marks"),
    "entities.html": (lambda: (BILLION + "<html><body><p>&i;</p></body></html>").encode(), ""),
    "deep.eml": (lambda: b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)) + b"\n\nx", ""),
    "head.eml": (lambda: b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nThe town said so.", "too large or has too many parts"),
    "parts.eml": (lambda: b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 300_000, "too large or has too many parts"),
    "many.json": (lambda: b"[" + b"{}," * 4_000_000 + b"{}]", "more values than"),
    "many.jsonl": (lambda: b"{}\n" * 4_000_000, "more values than"),
    "rows.csv": (lambda: b"text\n" + b"a\n" * 1_500_000, "more than 1,000,000 records"),
    "line.txt": (lambda: b"the town " * 2_000_000, "more than 5,000,000 characters"),
    "zeros.txt": (lambda: bytes(15_000_000), "not text in any encoding"),
}
MOST_MB = 1000
CODE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (4 * 1024 ** 3, 4 * 1024 ** 3))
from helpers.corpus import read_corpus
corpus = read_corpus(sys.argv[1])
for row in corpus.skipped.itertuples():
    print(row.path, row.reason, sep="\\t")
from pathlib import Path
print(int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) // 1024)  # ru_maxrss is inherited from the process that started this one
"""


def read_apart(folder, seconds: int = 60) -> str:
    """What reading a folder gives in a process that may take so much memory and time, and no more."""
    done = subprocess.run([sys.executable, "-c", CODE, str(folder)], capture_output=True, text=True, timeout=seconds, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    told, _, most = done.stdout.rstrip().rpartition("\n")
    assert int(most) < MOST_MB
    return told


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_file_made_to_harm_is_a_row(make_corpus, name):
    make, says = HOSTILE[name]
    told = read_apart(make_corpus({"a.txt": TEXT, name: make()}))
    assert says in told and (not says or name in told)


@pytest.mark.slow
def test_the_memory_of_a_table_follows_what_is_kept_of_it(make_corpus):
    folder = make_corpus({"t.csv": "text,notes\r\n" + "".join(f'"{TEXT}{number} “”",{"never read " * 9000}\r\n' for number in range(600))})
    size = (folder / "t.csv").stat().st_size // 1024 ** 2
    done = subprocess.run([sys.executable, "-c", CODE, str(folder)], capture_output=True, text=True, timeout=60, check=True)
    assert size > 55 and int(done.stdout.split()[-1]) < size + 200  # the file, the libraries, little more; decoded whole it took five times the file


@pytest.mark.slow
def test_a_line_of_two_gigabytes_is_refused_unread(make_corpus):
    folder = make_corpus({"a.txt": TEXT})
    for name in ("long.txt", "long.csv", "long.jsonl.gz"):
        with (folder / name).open("wb") as stream:
            stream.truncate(2 * 1024 ** 3)
    told = read_apart(folder, 20)
    assert told.count("larger than 256 MB") == 3


def test_names_that_lead_out_of_an_archive_touch_no_file(make_corpus, tmp_path):
    names = ["../out.txt", "/etc/out.txt", "a/../../out.txt", "..\\out.txt", "C:\\out.txt"]
    before = sorted(tmp_path.rglob("*"))
    folder = make_corpus({"a.txt": TEXT, "z.zip": as_zip(dict.fromkeys(names, TEXT))})
    corpus = read_corpus(folder)
    assert corpus.documents["doc_id"].tolist() == ["a"] and corpus.skipped["reason"].str.contains("leads out of the archive").all()
    assert len(corpus.skipped) == len(names) and sorted(set(tmp_path.rglob("*")) - set(before)) == [folder, folder / "a.txt", folder / "z.zip"]


def test_folders_in_folders_end_somewhere(make_corpus):
    folder = make_corpus({"a.txt": TEXT})
    deep = folder.joinpath(*["d"] * 300)
    deep.mkdir(parents=True)
    (deep / "b.txt").write_text(TEXT)
    corpus = read_corpus(folder)
    assert corpus.documents["doc_id"].tolist() == ["a"] and "more than 100 folders deep" in corpus.skipped["reason"][0]


def test_of_very_many_bad_records_the_first_are_named_and_the_rest_counted(make_corpus):
    corpus = read_corpus(make_corpus({"t.csv": f"text\n\"{TEXT}\"\n" + "x,y\n" * 3000}))
    assert len(corpus.skipped) == 1001 and corpus.skipped["reason"].iloc[-1].startswith("This record and 1,999 more are not used")


@pytest.mark.parametrize("bound", ["MOST_STEPS", "MOST_DRAWING"])
def test_a_pdf_that_draws_more_than_an_article_is_refused(monkeypatch, bound):
    from helpers.corpus.readers import pdf

    drawn = as_pdf(["It was said in the town."] * 200)
    assert len(pdf.read(drawn, "a.pdf").articles) == 1
    monkeypatch.setattr(pdf, bound, 300)
    with pytest.raises(Refused, match="far more drawing than an article has"):
        pdf.read(drawn, "a.pdf")


WHOLE = {
    "a.docx": as_docx, "a.pdf": lambda: as_pdf(["The minister told reporters so."] * 400), "t.xlsx": lambda: as_xlsx(ROWS * 200),
    "t.parquet": lambda: as_parquet([{**row, "body": row["body"] + str(n)} for n in range(400) for row in ROWS]), "a.html": as_html,
    "z.zip": lambda: as_zip({f"{number}.txt": TEXT + str(number) for number in range(99)}), "n.docx": lambda: as_nexis(30),
    "f.html": lambda: as_factiva(30), "t.csv": lambda: pd.DataFrame(ROWS * 30).to_csv(index=False).encode(),
    "t.jsonl": lambda: "\n".join(map(json.dumps, ROWS * 30)).encode(), "a.txt.gz": lambda: gzip.compress(TEXT.encode() * 200, mtime=0),
    "a.eml": lambda: b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\n" + TEXT.encode() * 40, "a.txt": lambda: TEXT.encode() * 40,
}


def assert_read_or_named(path) -> None:
    file = read_source(Source(path.name, path))
    assert bool(file.refused) != bool(file.reading)
    for article in file.reading.articles if file.reading else []:
        article.text.encode("utf-8")
        assert "\r" not in article.text


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_file_cut_every_four_kilobytes_is_read_or_a_sentence(tmp_path, name):
    data = WHOLE[name]()
    for cut in sorted({*range(0, len(data), 4096), *range(0, len(data), max(512, len(data) // 12)), max(0, len(data) - 1)}):
        (tmp_path / name).write_bytes(data[:cut])
        assert_read_or_named(tmp_path / name)


SPOILT = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=12)), min_size=1, max_size=6)


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(WHOLE))
def test_a_file_with_spoilt_bytes_is_read_or_a_sentence(tmp_path_factory, name):
    whole, path = WHOLE[name](), tmp_path_factory.mktemp("spoilt") / name

    @settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
    @given(SPOILT)
    def spoil(places):
        data = bytearray(whole)
        for place, piece in places:
            at = int(place * len(data))
            data[at:at + len(piece)] = piece
        path.write_bytes(bytes(data))
        assert_read_or_named(path)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    spoil()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500 * 1024
