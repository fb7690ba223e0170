"""Many articles in one file of a press database, and lists that tell of articles beside them."""
from __future__ import annotations

import pytest

from helpers.corpus import corpus_listing, read_corpus
from helpers.corpus.listed import plain_address, plain_title
from tests.bundles import accession, article, as_factiva, as_media_cloud, as_nexis, as_zotero, text_of
from tests.test_corpus_formats import as_docx, as_html, as_zip


def rows(corpus):
    return list(zip(corpus.documents["doc_id"], corpus.documents["title"], corpus.documents["outlet"], corpus.documents["published"], strict=True))


def expected(number):
    own = article(number)
    return own["title"], own["outlet"], own["iso"]


@pytest.mark.parametrize("cover", [True, False])
def test_a_nexis_bundle(make_corpus, cover):
    corpus = read_corpus(make_corpus({"n.docx": as_nexis(3, cover)}))
    assert corpus.documents["text"].tolist() == [text_of(0), text_of(1), text_of(2)]
    assert rows(corpus) == [(f"n#{number + 1:06d}", *expected(number)) for number in range(3)]
    assert corpus.files["reader"].tolist() == ["Nexis bundle, Word"] and set(corpus.documents["published_from"]) == {"metadata"}


def changed(data: bytes, change) -> bytes:
    """A Word file with its paragraphs changed: a function of a line gives the lines that stand for it."""
    import io

    import docx

    document, stream = docx.Document(io.BytesIO(data)), io.BytesIO()
    for paragraph in list(document.paragraphs):
        lines = change(paragraph.text)
        for line in lines[:-1]:
            paragraph.insert_paragraph_before(line, paragraph.style)
        if lines:
            paragraph.text = lines[-1]
        else:
            paragraph._element.getparent().remove(paragraph._element)
    document.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("change", [
    lambda line: [] if line == "End of Document" else [line],
    lambda line: [] if line in ("Classification", "Language: ENGLISH") or line.startswith(("Publication-Type", "Subject")) else [line],
    lambda line: ["Correction Appended", line] if line.endswith("day") and "20" in line[:24] else [line],
    lambda line: [line, "(International Edition)"] if line in ("The Coast Daily", "Norvik Gazette", "Inland Herald") else [line],
    lambda line: [f"{line} Highlight: What it is about."] if line.startswith("Byline:") else [line],
], ids=["no end of document", "no classification", "correction appended", "a second name in brackets", "highlight beside the byline"])
def test_a_nexis_bundle_in_other_dress_gives_the_same(make_corpus, change):
    corpus = read_corpus(make_corpus({"n.docx": changed(as_nexis(3, cover=False), change)}))
    assert corpus.documents["text"].tolist() == [text_of(0), text_of(1), text_of(2)]
    assert rows(corpus) == [(f"n#{number + 1:06d}", *expected(number)) for number in range(3)]


def test_a_factiva_bundle_saved_in_another_language_of_its_site(make_corpus):
    page = as_factiva(2).replace(b"512 words", "512 Wörter".encode()).replace(b"<p>Document ", b"<p>Dokument ")
    corpus = read_corpus(make_corpus({"f.html": page}))
    assert corpus.documents["text"].tolist() == [text_of(0), text_of(1)]
    assert rows(corpus) == [(f"f#{accession(number)}", *expected(number)) for number in range(2)]


@pytest.mark.parametrize("indexed", [True, False])
def test_a_factiva_bundle(make_corpus, indexed):
    corpus = read_corpus(make_corpus({"f.html": as_factiva(3, indexed)}))
    assert corpus.documents["text"].tolist() == [text_of(0), text_of(1), text_of(2)]
    assert rows(corpus) == [(f"f#{accession(number)}", *expected(number)) for number in range(3)]
    assert corpus.files["reader"].tolist() == ["Factiva bundle, web page"] and corpus.skipped.empty


def test_other_word_files_and_pages_are_one_article(make_corpus):
    corpus = read_corpus(make_corpus({"a.docx": as_docx(), "b.html": as_html(), "z.zip": as_zip({"n.docx": as_nexis(2), "f.html": as_factiva(1)})}))
    assert corpus.documents["doc_id"].tolist() == ["a", "b", f"z#f#{accession(0)}", "z#n#000001", "z#n#000002"]


def test_a_document_without_a_body_is_a_row(make_corpus):
    import io

    import docx

    document = docx.Document(io.BytesIO(as_nexis(2, cover=False)))
    lines = [paragraph for paragraph in document.paragraphs if paragraph.text == "Body"]
    lines[1].text = "No text was delivered"
    stream = io.BytesIO()
    document.save(stream)
    corpus = read_corpus(make_corpus({"n.docx": stream.getvalue()}))
    assert corpus.documents["doc_id"].tolist() == ["n#000001"]
    assert corpus.skipped.values.tolist() == [["n.docx", 2, "The document of the bundle has no body."]]


PLAIN = ("The harbour was closed for two days, and the boats that were out could not come back before the wind fell. "
         "The pilots said that they would wait, and that nobody should go out alone.")


def test_zoteros_list_tells_of_the_files_beside_it(make_corpus):
    listed = as_zotero([
        {"Title": "Harbour shut", "Publication Title": "Norvik Gazette", "Date": "2020-11-02", "Url": "https://norvik.example/a?x=1",
         "File Attachments": "/home/ada/Zotero/storage/ABCD2345/first.txt; C:\\Zotero\\storage\\EFGH\\snapshot.html"},
        {"Title": "Boats come home", "Publication Title": "Inland Herald", "Date": "2020-11-05"},
        {"Title": "Never saved", "Publication Title": "Elsewhere", "Date": "2019-01-01"},
    ])
    corpus = read_corpus(make_corpus({"library.csv": listed, "first.txt": PLAIN, "second.txt": "BOATS COME HOME\n\n" + PLAIN + " Then they came.",
                                      "metadata.csv": "doc_id,outlet\nfirst,The Corrected Gazette\n"}))
    assert rows(corpus) == [("first", "Harbour shut", "The Corrected Gazette", "2020-11-02"), ("second", "Boats come home", "Inland Herald", "2020-11-05")]
    assert corpus.documents["url"].tolist() == ["https://norvik.example/a?x=1", ""]
    listing = corpus_listing(corpus).set_index("path").loc["library.csv"]
    assert listing["how"].tolist() == ["list of articles by Zotero, utf-8", ""] and listing["position"].tolist() == [0, 3]
    assert listing["doubts"].tolist() == ["", "1 of its 3 rows match no article here by file, address or title (row 4)."]


@pytest.mark.parametrize("old", [True, False])
def test_media_clouds_list_tells_by_address_title_or_number(make_corpus, old):
    listed = as_media_cloud([{"publish_date": "2020-11-02", "title": "Something else", "url": "http://www.example.org/quake/", "media_name": "Coast Daily"},
                             {"publish_date": "2020-11-05", "title": "Boats: come home!", "url": "https://b.example/1", "media_name": "Inland Herald"}], old)
    files = {"mc.csv": listed, "page.html": as_html().replace(b"2020-10-31", b"2020-10-29"), "boats.txt": "Boats come home\n\n" + PLAIN}
    documents = read_corpus(make_corpus(files)).documents.set_index("doc_id")
    assert documents.loc["boats", ["outlet", "published"]].tolist() == ["Inland Herald", "2020-11-05"]
    assert documents.loc["page", ["outlet", "published"]].tolist() == ["Coast Daily", "2020-11-02"]


def test_a_row_that_fits_two_articles_is_used_for_none(make_corpus):
    listed = as_zotero([{"Title": "Boats come home", "Publication Title": "Inland Herald", "Date": "2020-11-05"}])
    corpus = read_corpus(make_corpus({"library.csv": listed, **{name: "Boats come home\n\n" + PLAIN + name for name in ("a.txt", "b.txt")}}))
    assert set(corpus.documents["outlet"]) == {""} and "fit several articles and are not used (row 2)" in corpus.skipped["reason"][0]


def test_addresses_and_titles_are_compared_without_their_dress():
    assert plain_address("http://m.example.org/a/b/#top") == plain_address("https://www.example.org/a/b?from=mail") == "example.org/a/b"
    assert plain_title("‘Six’ held — again") == plain_title("six held, again")
