"""Folders as people have them: encodings, names, links, rubbish; every file is read or named, and none raises."""
from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from helpers.corpus import corpus_listing, format_listing, language, read_corpus
from helpers.corpus.decode import decode_bytes
from helpers.corpus.language import find_language
from helpers.corpus.readers import lines
from helpers.corpus.readers.text import decode_or_refuse
from helpers.corpus.reading import read_source
from helpers.corpus.records import Refused, Source
from helpers.errors import DatelineError, UsageError

STORM = ("Storm nears the coast\n\n"
         "The storm was near the coast on Monday, and the people of the town were told that they should leave for the hills.\n")
VOTE = "The count of the votes has begun in the capital, and it is said that the result will be known by the end of the week."
CHINESE = "中国警方星期三宣布，他们已经逮捕了六名嫌疑人。这是近几个月来的第二次，也是人数最多的一次。"
GERMAN = ("Die Regierung hat am Mittwoch in Berlin ein neues Gesetz beschlossen, "
          "das die Betreiber von Kraftwerken verpflichtet, ihre Anlagen umzurüsten.")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(["a", "a", "“é”", "“é”", "\0", "\n"], "utf-8", b"\0")
@given(st.lists(st.sampled_from([*"ab\n\r\"", "\r\n", "“é”", "\0", "\ufeff", "中", "word " * 30]), max_size=60),
       st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"]), st.binary(max_size=1))
def test_the_lines_of_a_file_are_those_of_its_text(monkeypatch, pieces, encoding, spoilt):
    monkeypatch.setattr(lines, "PIECE", 16)
    monkeypatch.setattr("helpers.corpus.decode.SAMPLE", 4)  # as in earnest, what rubbish is told by fits into the first piece
    data = "".join(pieces).encode(encoding) + spoilt
    try:
        whole = decode_or_refuse(data)
    except Refused as refused:
        with pytest.raises(Refused, match=re.escape(str(refused))):
            lines.stream_lines(data)
    else:
        found = lines.stream_lines(data)
        given_back = list(found.lines)
        assert ("".join(given_back), *found[1:]) == whole and [line for line in given_back if "\n" in line[:-1]] == []


def reasons(corpus):
    return dict(zip(corpus.skipped["path"], corpus.skipped["reason"], strict=True))


@pytest.mark.parametrize("data, encoding, doubt", [
    ("“Café” — no".encode(), "utf-8", ""), ("“Café” — no".encode("utf-8-sig"), "utf-8", ""), ("“Café” — no".encode("utf-16"), "utf-16-le", ""),
    ("\ufeff“Café” — no".encode("utf-16-be"), "utf-16-be", ""), ("“Café” — no".encode("utf-32"), "utf-32-le", ""),
    ("The café is “no” place".encode("utf-16-le"), "utf-16-le", "no byte order mark"),
                                                   ("The café is “no” place".encode("utf-16-be"), "utf-16-be", "no byte order mark"),
    (f"The police said so. {CHINESE}".encode("gb18030"), "gb18030", "guessed"),
                                                   ("The police said so. 网上传播许可证".encode("gb18030"), "gb18030", "guessed"),
    ("The café said “no” — it’s £5".encode("cp1252"), "cp1252", "guessed"),
    (("Prezident Łukasz Świątek said that the Žižkov case was closed. " * 4).encode("cp1250"), "cp1250", "guessed"),
])
def test_encodings(data, encoding, doubt):
    found = decode_bytes(data)
    assert (found.encoding, found.refused) == (encoding, "")
    assert doubt in found.doubt and bool(doubt) == bool(found.doubt)
    assert found.text == data.decode("utf-8-sig" if encoding == "utf-8" else encoding).removeprefix("\ufeff")


def test_a_spoilt_byte_in_utf8_is_marked_and_the_rest_kept():
    found = decode_bytes("“Café” – the end".encode() + b"\xff!")
    assert (found.text, found.encoding) == ("“Café” – the end\ufffd!", "utf-8")
    assert found.doubt == "1 place that is no utf-8 stands as \ufffd"


@pytest.mark.parametrize("data, says", [
    (b"%PDF-1.7 etc", "a PDF"), (b"\x89PNG\r\n\x1a\n", "a PNG image"), (b"PK\x03\x04abc", "a zip archive"), (bytes(range(256)) * 8, "not text"),
                                        (b"\0" * 64, "not text"),
])
def test_what_is_not_text_is_refused(data, says):
    assert says in decode_bytes(data).refused and decode_bytes(data).text == ""


def test_control_characters_and_line_ends(make_corpus):
    text = "The first line was\x00 here.\r\nThe second was\x0b\x0c\x85\u2028 here.\rAnd the third, with \x1b and \x07.\n"
    documents = read_corpus(make_corpus({"a.txt": "\ufeff" + text})).documents
    assert documents["text"][0] == text.replace("\r\n", "\n").replace("\r", "\n")
    assert documents["n_characters"][0] == len(documents["text"][0])


def test_names_collisions_and_what_is_passed_over(make_corpus):
    corpus = read_corpus(make_corpus({
        "a.txt": STORM, "a.md": STORM, "sub/a.txt": VOTE, "a.txt.txt": VOTE, "A.txt": VOTE, "b.c.txt": VOTE, ".hidden.txt": STORM,
                                      ".git/x.txt": STORM,
        "README.md": STORM, "license": STORM, "empty.txt": "", "blank.txt": " \n\t\u00a0\r\n", "x.jpg": b"\xff\xd8\xff", "noending": STORM,
                                      "old.doc": b"\xd0\xcf",
        "metadata.csv": "doc_id,title\nb.c,Head\n", "sub/metadata.csv": "doc_id,title\nx,y\n",
    }))
    assert corpus.documents["doc_id"].tolist() == ["A", "a.md", "a.txt", "a.txt.txt", "b.c", "sub/a"]
    assert corpus.files["path"].tolist() == ["A.txt", "a.md", "a.txt", "a.txt.txt", "b.c.txt", "sub/a.txt"]
    assert corpus.documents.set_index("doc_id")["title"].to_dict() == {"A": "", "a.md": "Storm nears the coast", "a.txt": "Storm nears the coast",
                                                                       "a.txt.txt": "",
                                                                      "b.c": "Head", "sub/a": ""}
    told = reasons(corpus)
    assert set(told) == {"README.md", "license", "empty.txt", "blank.txt", "x.jpg", "noending", "old.doc", "sub/metadata.csv"}
    assert told["empty.txt"] == "The file is empty." and told["blank.txt"] == "The file holds only blanks."
    assert "no reader for files that end in .jpg" in told["x.jpg"] and "save it as .docx" in told["old.doc"]
    assert "without an ending" in told["noending"]
    assert told["sub/metadata.csv"].startswith("Which column holds the articles' text? None is called text, body, content, article_text or the like (its columns are: doc_id, title). Name it")


def test_one_name_written_in_two_unicode_forms(tmp_path):
    for form in ("NFC", "NFD"):
        (tmp_path / unicodedata.normalize(form, "café.txt")).write_text(STORM)
    if len(list(tmp_path.iterdir())) == 1:
        pytest.skip("this file system writes names in one form")
    corpus = read_corpus(tmp_path)
    assert corpus.documents["doc_id"].tolist() == [unicodedata.normalize("NFC", "café")]
    assert "Another file has this name" in reasons(corpus)[unicodedata.normalize("NFC", "café.txt")]


def test_links_pipes_and_folders_that_cant_be_opened(tmp_path):
    outside, folder = tmp_path / "outside.txt", tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    outside.write_text(VOTE)
    (folder / "a.txt").write_text(STORM)
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "out.txt").symlink_to(outside)
    (folder / "broken.txt").symlink_to(folder / "none.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "round.txt").symlink_to(folder / "round.txt")
    os.mkfifo(folder / "pipe.txt")
    corpus = read_corpus(folder)
    assert corpus.documents["doc_id"].tolist() == ["a", "inside"]
    assert corpus.documents["text_id"].tolist() == ["a", "a"]
    told = reasons(corpus)
    assert "leads out of the folder" in told["out.txt"] and "leads nowhere" in told["broken.txt"] and "leads nowhere" in told["round.txt"]
    assert "leads to a folder" in told["loop"] and "Not a regular file" in told["pipe.txt"]


def test_files_without_permission(make_corpus, monkeypatch):
    def deny(path, plain=Path.read_bytes):
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied")
        return plain(path)

    folder = make_corpus({"a.txt": STORM, "locked.txt": VOTE})
    monkeypatch.setattr(Path, "read_bytes", deny)
    assert reasons(read_corpus(folder))["locked.txt"] == "The file can't be opened (Permission denied); change its permissions."


def test_a_folder_without_permission(make_corpus, monkeypatch):
    def deny(path, plain=os.scandir):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return plain(path)

    folder = make_corpus({"a.txt": STORM, "locked/b.txt": VOTE})
    monkeypatch.setattr(os, "scandir", deny)
    assert reasons(read_corpus(folder)) == {"locked": "The folder can't be opened (Permission denied); change its permissions."}


def test_a_corpus_without_permission_is_one_clear_error(make_corpus, monkeypatch):
    def deny(path):
        raise PermissionError(13, "Permission denied")

    folder = make_corpus({"a.txt": STORM})
    monkeypatch.setattr(Path, "iterdir", deny)
    with pytest.raises(DatelineError, match="can't be opened"):
        read_corpus(folder)


def test_a_file_that_vanishes_or_is_refused_by_the_system_is_a_sentence(tmp_path):
    file = read_source(Source("gone.txt", tmp_path / "gone.txt"))
    assert file.refused.startswith("The file can't be opened (")


def test_a_name_that_is_no_unicode(tmp_path):
    name = os.fsencode(str(tmp_path)) + b"/caf\xe9.txt"
    try:
        with open(name, "wb") as stream:
            stream.write(STORM.encode())
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    corpus = read_corpus(tmp_path)
    assert corpus.documents["doc_id"].tolist() == ["caf%E9"]
    assert "the file's name is no Unicode" in corpus.files["doubts"][0]


@pytest.mark.parametrize("files, says", [
    ({}, "holds no file to read"), ({"a.txt": ""}, "a.txt: The file is empty."), ({"a.txt": CHINESE}, "it is in Chinese"),
                                         ({"README.md": STORM}, "not an article"),
])
def test_a_folder_without_an_article_is_one_clear_error(make_corpus, tmp_path, files, says):
    folder = make_corpus(files)
    folder.mkdir(exist_ok=True)
    with pytest.raises(DatelineError, match=says) as caught:
        read_corpus(folder)
    assert "\n" not in str(caught.value)


def test_wrong_calls(tmp_path):
    with pytest.raises(UsageError, match="does not exist"):
        read_corpus(tmp_path / "none")
    with pytest.raises(UsageError, match="language 'de' can't be counted"):
        read_corpus(tmp_path, language="de")


@pytest.mark.parametrize("text, code", [
    (STORM, "en"), (STORM.upper(), "en"), (VOTE, "en"), ("China and Laos discuss ways to curb fraud", "en"), ("Storm kills six.", "en"),
                                        ("Rates unchanged", "en"),
    (STORM + "网上传播视听节目许可证(0106168) 京ICP证040655号", "en"), (GERMAN, "de"), (GERMAN.upper(), "de"), (CHINESE, "zh"), ("China " + CHINESE, "zh"),
    ("El gobierno anunció el miércoles en Madrid una nueva ley que obliga a las empresas a renovar sus instalaciones.", "es"),
    ("日本銀行は水曜日に金利を引き上げると発表した。", "ja"),
    ("De minister was in de stad, of het nu goed is of niet, en we had over de wet niets te zeggen. " * 4, "nl"), ("12 345", ""),
])
def test_english_is_told_by_its_own_function_words(text, code):
    assert find_language(text).code == code


@settings(max_examples=80)
@given(st.text(st.sampled_from("aTheIZ \n.,’“…éÉİıſßк京กא\u0301\x1c\x85_09²Ⅳ"), max_size=40))
def test_the_words_of_which_a_language_is_told_are_runs_of_letters(text):
    words = re.findall(r"[^\W\d_]+", text.lower())
    told = language.words_of(text)
    assert len(told) == len(words) and [word for word in told if word in language.ENGLISH] == [word for word in words if word in language.ENGLISH]


def test_other_languages_are_named_and_metadata_wins(make_corpus):
    files = {"en.txt": STORM, "zh.txt": CHINESE, "de.txt": GERMAN, "claimed.txt": VOTE}
    corpus = read_corpus(make_corpus(files))
    assert corpus.documents["doc_id"].tolist() == ["claimed", "en"]
    assert reasons(corpus)["de.txt"].startswith("Not counted: it is in German, by its words") and "in Chinese" in reasons(corpus)["zh.txt"]
    stated = read_corpus(make_corpus({**files, "metadata.csv": "doc_id;language\nde;en\nclaimed;fr\n"}, "stated"))
    assert stated.documents["doc_id"].tolist() == ["de", "en"]
    assert reasons(stated)["claimed.txt"] == "Not counted: metadata.csv says that its language is French; only English is counted."


def test_the_same_folder_elsewhere_is_the_same_corpus(make_corpus):
    files = {"b.txt": VOTE, "a/a.txt": STORM, "x.bin": b"\0"}
    one, other = read_corpus(make_corpus(files, "here/news")), read_corpus(make_corpus(dict(reversed(files.items())), "there/news"))
    os.utime(other.folder / "b.txt", (1, 1))
    assert (one.name, one.sha256) == (other.name, other.sha256) == ("news", read_corpus(other.folder).sha256)
    for name in ("files", "documents", "skipped"):
        assert getattr(one, name).equals(getattr(other, name))
    assert read_corpus(make_corpus({**files, "b.txt": VOTE + " "}, "other/news")).sha256 != one.sha256


def test_one_text_twice_is_one_text(make_corpus):
    corpus = read_corpus(make_corpus({"a.txt": STORM, "b.txt": STORM, "c.txt": VOTE,
                                      "metadata.csv": "doc_id,published\na,2024-05-02\nb,2024-05-01\n"}))
    assert corpus.documents["text_id"].tolist() == ["b", "b", "c"]
    assert "the same text as b" in corpus.files["doubts"][0] and "the same text" not in corpus.files["doubts"][1]


def test_the_ledger_tells_every_file(make_corpus):
    corpus = read_corpus(make_corpus({"a.txt": STORM, "b.txt": GERMAN, "c.jpg": b"x", "t.csv": f"text\n{VOTE.replace(',', '')}\n\"\"\n  \n"}))
    listing = corpus_listing(corpus)
    assert listing[["path", "position", "status"]].values.tolist() == [["a.txt", 0, "read"], ["b.txt", 0, "skipped"],
                                                                       ["c.jpg", 0, "skipped"],
                                                                       ["t.csv", 0, "read"]]
    assert listing["n_documents"].tolist() == [1, 0, 0, 1] and not listing.duplicated(["path", "position"]).any()
    lines = format_listing(listing).split("\n")
    assert lines[0] == "read     a.txt: text, utf-8, articles: 1; no date found; very short text"
    assert lines[2].startswith("skipped  c.jpg: There is no reader")


SUFFIXES = [".txt", ".md", ".csv", ".tsv", ".jsonl", ".json", ".parquet", ".xlsx", ".docx", ".pdf", ".html", ".gz", ".txt.gz", ".zip", ".eml"]
DAMAGED = st.one_of(st.binary(max_size=300), st.text(max_size=120).map(lambda text: text.encode("utf-8", "surrogatepass")),
                    st.tuples(st.sampled_from([b"%PDF-1.4\n", b"PK\x03\x04", b"PAR1", b"\x1f\x8b\x08", b"<html><body><p>", b"text,title\n",
                                               b'{"text": ', b"Subject: x\n\n"]),
                              st.binary(max_size=200)).map(b"".join))


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=DAMAGED, suffix=st.sampled_from(SUFFIXES))
@example(data=b'{"text": "a \\ud800 b"}', suffix=".jsonl")
@example(data=b"[" * 100_000, suffix=".json")
@example(data=b"text\n\"never closed", suffix=".csv")
def test_no_bytes_make_a_reader_raise(tmp_path, data, suffix):
    path = tmp_path / f"x{suffix}"
    path.write_bytes(data)
    file = read_source(Source(f"x{suffix}", path))
    assert bool(file.refused) != bool(file.reading)
    for article in file.reading.articles if file.reading else []:
        article.text.encode("utf-8")
        assert "\r" not in article.text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_text_in_utf8_comes_back_as_it_is(text):
    found = decode_bytes(text.encode())
    if not found.refused and found.encoding == "utf-8":
        assert found.text == text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
