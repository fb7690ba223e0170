"""metadata.csv: matched by doc_id or path, faults named by line, the user's own columns at hand to group by."""
from __future__ import annotations

import pytest

from helpers.corpus import group_column, read_corpus
from helpers.errors import UsageError

TEXT = "The bank said that it would leave its rates as they are, and that the price of bread has been lower than in the last year.\n"
SHEET = """doc_id,path,published,outlet,Desk
a,,2024-05-02,Reuters,money
,sub/b.txt,2024-05,,politics
c,,2024-13-45,,money
nobody,,2024-05-01,,money
,b.txt,2024-05-01,,money
a,,2024-01-01,,politics
,,2024-01-01,,politics
"""


@pytest.fixture
def corpus(make_corpus):
    return read_corpus(make_corpus({"a.txt": TEXT, "sub/b.txt": TEXT + "B.", "c.txt": TEXT + "C.", "metadata.csv": "\ufeff" + SHEET}))


def test_rows_are_matched_and_faults_named_by_line(corpus):
    documents = corpus.documents.set_index("doc_id")
    assert documents["published"].to_dict() == {"a": "2024-05-02", "c": "", "sub/b": "2024-05"}
    assert documents["outlet"].to_dict() == {"a": "Reuters", "c": "", "sub/b": ""}
    faults = corpus.skipped.set_index("position")["reason"].to_dict()
    assert set(corpus.skipped["path"]) == {"metadata.csv"} and sorted(faults) == [4, 5, 6, 7, 8]
    assert faults[4] == "Published '2024-13-45' is no date and is not used; write it as YYYY-MM-DD, YYYY-MM or YYYY."
    assert faults[5] == "No article is called 'nobody'; its name is its path without its ending."
    assert faults[6] == "No file 'b.txt' was read; write its path from the corpus folder on, with /."
    assert faults[7] == "A second row for 'a'; the first is used." and faults[8] == "The row names neither doc_id nor path."


def test_own_columns_group(corpus):
    groups = group_column(corpus.documents, corpus.inputs["metadata"], "desk")
    assert dict(zip(corpus.documents["doc_id"], groups, strict=True)) == {"a": "money", "c": "money", "sub/b": "politics"}
    assert group_column(corpus.documents, None, "outlet").tolist() == ["Reuters", "", ""]
    assert group_column(corpus.documents, None, "month").tolist() == ["2024-05", "", "2024-05"]
    assert group_column(corpus.documents, None, "year").tolist() == ["2024", "", "2024"]
    with pytest.raises(UsageError, match="did you mean 'desk'"):
        group_column(corpus.documents, corpus.inputs["metadata"], "dask")


def test_a_path_names_every_record_of_a_table_and_a_doc_id_one(make_corpus):
    table = "id,text\nx,{}\ny,{}\n".format(*(f'"{TEXT} {name}"' for name in "xy"))
    sheet = "path,doc_id,outlet\nt.csv,,Reuters\n,t#y,AP\n"
    documents = read_corpus(make_corpus({"t.csv": table, "metadata.csv": sheet})).documents
    assert dict(zip(documents["doc_id"], documents["outlet"], strict=True)) == {"t#x": "Reuters", "t#y": "AP"}


def test_sheets_that_cant_be_used(make_corpus):
    useless = read_corpus(make_corpus({"a.txt": TEXT, "metadata.csv": "name,outlet\na,AP\n"}))
    assert "neither a column doc_id nor a column path" in useless.skipped["reason"][0]
    with pytest.raises(UsageError, match="metadata.csv is not UTF-8"):
        read_corpus(make_corpus({"a.txt": TEXT, "metadata.csv": "doc_id,outlet\na,Café\n".encode("cp1252")}, "latin"))
    with pytest.raises(UsageError, match="two columns named 'outlet'"):
        read_corpus(make_corpus({"a.txt": TEXT, "metadata.csv": "doc_id,outlet,Outlet\na,AP,AP\n"}, "twice"))
    assert read_corpus(make_corpus({"a.txt": TEXT, "metadata.csv": ""}, "empty")).documents["doc_id"].tolist() == ["a"]


def test_what_was_worked_out_is_proposed_in_the_format_of_metadata(make_documents):
    from helpers.corpus import propose_metadata

    dated = {"published": "2023-07-30", "published_precision": "day", "title": "T", "outlet": "O"}
    doubtful = {"published": "August 8", "published_precision": "none", "published_doubt": "later days are told as past"}
    proposed = propose_metadata(make_documents({"a": ("x", dated), "b": ("y", doubtful)}))
    assert proposed.to_dict("list") == {
        "doc_id": ["a", "b"], "title": ["T", ""], "outlet": ["O", ""], "carrier": ["", ""], "published": ["2023-07-30", ""], "url": ["", ""],
        "language": ["en", "en"], "translated": ["", ""]}
