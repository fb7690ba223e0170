"""What an article is called: its doc_id, unique in the corpus and stable when other files come or go."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from helpers.corpus.readers import suffixes


def stem_of(path: str) -> str:
    """A path without the endings that choose its reader.

    >>> stem_of("a/b.c.txt"), stem_of("a.html.gz"), stem_of("v1.2")
    ('a/b.c', 'a', 'v1.2')
    """
    known = suffixes()
    for _ in range(2):
        pure = PurePosixPath(path)
        if pure.suffix.lower() not in known or not pure.stem:
            break
        gz = pure.suffix.lower() == ".gz"
        path = str(pure.with_suffix(""))
        if not gz:
            break
    return path


def name_files(paths: Iterable[str]) -> dict[str, str]:
    """Path -> the file's part of doc_id: without suffix; with it where two files would have the same, by their names alone, whatever is in them.

    >>> name_files(["a.txt", "a.md", "b.txt"])
    {'a.md': 'a.md', 'a.txt': 'a.txt', 'b.txt': 'b'}
    """
    names = {path: stem_of(path) for path in sorted(paths)}
    while True:
        counts = Counter(names.values())
        clash = [path for path, name in names.items() if counts[name] > 1 and name != path]
        if not clash:
            return names
        names.update((path, path) for path in clash)


def name_article(file_name: str, record: str, position: int, many: bool) -> str:
    """The doc_id of an article: the file's name, and in a file of many `#` with the record's own id or its number in six digits."""
    return f"{file_name}#{record or f'{position:06d}'}" if many else file_name
