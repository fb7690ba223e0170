"""Bytes to text: what the bytes tell, then careful guesses, each with its doubt. Never an exception."""
from __future__ import annotations

import codecs
import re
from typing import NamedTuple


class Decoded(NamedTuple):
    """A decoded file: its text, the encoding, what was doubtful; `refused` says in a sentence why there is no text."""

    text: str
    encoding: str
    doubt: str = ""
    refused: str = ""


BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
SIGNATURES = ((b"%PDF-", "a PDF", ".pdf"), (b"PK\x03\x04", "a zip archive or an office document", ".zip, .docx or .xlsx"),
              (b"\x1f\x8b\x08", "a gzip archive", ".gz"), (b"\x89PNG\r\n", "a PNG image", ""), (b"\xff\xd8\xff", "a JPEG image", ""),
              (b"GIF8", "a GIF image", ""), (b"\x7fELF", "a program", ""),
              (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word or Excel file", ".docx or .xlsx"), (b"SQLite format 3\x00", "a database", ""),
              (b"PAR1", "a Parquet table", ".parquet"),
              (b"{\\rtf", "rich text (RTF)", ".docx or .txt"))
SURROGATE = re.compile("[\ud800-\udfff]")
# Controls that no text holds in numbers; tab, line ends, form feed, backspace and escape do occur.
ODD = re.compile("[\x00-\x07\x0b\x0e-\x1a\x1c-\x1f\x7f\ufffd\ufffe\uffff]")
LOST = "\ufffd"
SAMPLE = 200_000
# The commonest characters of Chinese: any text of some length holds several of them.
COMMON_CHINESE = frozenset("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出会")
WESTERN = frozenset("‘’“”–—…•€£©®™°·½¼¾«»§×¡¿´`ˆ¨\u00a0" + "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšžßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒŠŽŸ")


def _spoilt(n: int, encoding: str) -> str:
    return f"{n} {'place that is' if n == 1 else 'places that are'} no {encoding} stand{'s' if n == 1 else ''} as {LOST}"


def even_line_ends(text: str) -> str:
    """The text with every line end as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def mend_surrogates(text: str) -> str:
    """The text with each lone surrogate, which no file can hold, as U+FFFD; the length stays.

    >>> mend_surrogates("a\\ud800b") == "a\\ufffdb"
    True
    """
    return text if text.isascii() else SURROGATE.sub("\ufffd", text)


def _by_signature(data: bytes) -> Decoded | None:
    for signature, what, suffix in SIGNATURES:
        if data.startswith(signature):
            remedy = f"; give it the ending {suffix}" if suffix else ""
            return Decoded("", "", refused=f"The file is {what}, not text{remedy}.")
    return None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _forgiving(data[len(mark):], encoding)
    return None


def _forgiving(data: bytes, encoding: str) -> Decoded:
    """Decode what is known to be `encoding`, with U+FFFD for each fault."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, _spoilt(text.count(LOST), encoding))


def _wide_by_nulls(data: bytes) -> str:
    """The UTF-16 that a file without a mark is in: English text has a NUL in every other place; empty where it is none."""
    head = data[:4096]
    if len(data) % 2 or len(head) < 8:
        return ""
    even, odd = head[0::2].count(0) / len(head[0::2]), head[1::2].count(0) / len(head[1::2])
    return "utf-16-le" if odd > 0.4 and even < 0.05 else "utf-16-be" if even > 0.4 and odd < 0.05 else ""


def _by_nulls(data: bytes) -> Decoded | None:
    encoding = _wide_by_nulls(data)
    if not encoding:
        return None
    return _forgiving(data, encoding)._replace(doubt=f"no byte order mark; read as {encoding} by its pattern")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _mostly_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few spoilt bytes, as a truncated or patched file has."""
    text = data.decode("utf-8", "replace")
    bad = text.count(LOST)
    good = sum(1 for letter in text if letter > "\x7f") - bad
    if good < 3 * bad or not good:
        return None
    return Decoded(text, "utf-8", _spoilt(bad, "utf-8"))


def _chinese(data: bytes) -> Decoded | None:
    """gb18030, where what is not ASCII is nearly all common Chinese."""
    text = _strict(data, "gb18030")
    if text is None:
        return None
    foreign = [letter for letter in text if letter > "\x7f"]
    ideographs = [letter for letter in foreign if "\u4e00" <= letter <= "\u9fff"]
    marks = sum("\u3000" <= letter <= "\u303f" or "\uff00" <= letter <= "\uffef" or letter in "“”‘’—…·" for letter in foreign)
    level_one = sum(b"\xb0\xa1" <= letter.encode("gb18030")[:2] <= b"\xd7\xf9" for letter in ideographs)
    if not ideographs or len(ideographs) + marks < 0.9 * len(foreign) or level_one < 0.7 * len(ideographs):
        return None
    if len(ideographs) >= 40 and len(COMMON_CHINESE.intersection(ideographs)) < 3:
        return None
    return Decoded(text, "gb18030", "encoding guessed: gb18030")


def _western(data: bytes) -> Decoded | None:
    """Windows-1252, where its few high bytes are curly quotes, dashes and Western letters."""
    text = _strict(data, "cp1252")
    if text is None:
        return None
    foreign = [letter for letter in text if letter > "\x7f"]
    if len(foreign) * 3 > len(text) or not all(letter in WESTERN for letter in foreign):
        return None
    return Decoded(text, "cp1252", "encoding guessed: cp1252")


# Any pair of bytes is a letter of these; they are told by their mark or their NULs, never guessed.
WIDE = ("utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7")
MULTIBYTE = ("big5", "big5hkscs", "cp932", "cp949", "cp950", "euc_jis_2004", "euc_jisx0213", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "hz",
             "iso2022_jp", "iso2022_kr", "johab", "shift_jis", "shift_jis_2004", "shift_jisx0213")
# Ideographs and Hangul glued to small Latin letters: the wrong codec for a Western text.
_GLUED = re.compile("[a-z][\u3000-\ud7af]|[\u3000-\ud7af][a-z]")


def _guessed(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE], cp_exclusion=list(WIDE)).best()
    if best and best.encoding in MULTIBYTE and len(_GLUED.findall(str(best))) > 2:
        best = from_bytes(data[:SAMPLE], cp_exclusion=[*WIDE, *MULTIBYTE]).best()
    text = _strict(data, best.encoding) if best else None
    return None if text is None else Decoded(text.removeprefix("\ufeff"), best.encoding, f"encoding guessed: {best.encoding}")


def _plain(data: bytes) -> Decoded | None:
    text = _strict(data, "utf-8")
    return None if text is None else Decoded(text, "utf-8")


def is_rubbish(text: str) -> bool:
    """More than a tenth of what should be letters is control characters and the like."""
    sample = text[:SAMPLE]
    return len(ODD.findall(sample)) > 0.1 * len(sample)


def plain_begin(data: bytes) -> int | None:
    """Where the text begins in a file that `decode_bytes` would read as UTF-8 if it is valid (behind its mark); None where the begin tells otherwise."""
    if data.startswith(codecs.BOM_UTF8):
        return len(codecs.BOM_UTF8)
    marked = data.startswith(tuple(mark for mark, _ in BOMS) + tuple(signature for signature, _, _ in SIGNATURES))
    return None if marked or _wide_by_nulls(data) else 0


def decode_bytes(data: bytes) -> Decoded:
    """The text of a file: by its mark, UTF-8, UTF-16 by its NULs, then careful guesses with a doubt; a leading mark dropped, line ends made `\\n`.

    The guesses, in order: UTF-8 with a few spoilt bytes; gb18030 where what is not ASCII is common Chinese; Windows-1252 where it is
    Western letters and quotes; charset-normalizer. Control characters stay. What is not text comes back empty with `refused`.

    >>> decode_bytes("A caf\\u00e9 on the \\u201cquay\\u201d".encode("cp1252"))[:3]
    ('A café on the “quay”', 'cp1252', 'encoding guessed: cp1252')
    """
    refused = _by_signature(data)
    if refused:
        return refused
    for attempt in (_by_mark, _by_nulls, _plain, _mostly_utf8, _chinese, _western, _guessed):
        found = attempt(data)
        if found is not None:
            break
    if found is None or is_rubbish(found.text):
        return Decoded("", "", refused="The file is not text in any encoding that Dateline can tell; save it again as UTF-8.")
    return found._replace(text=mend_surrogates(even_line_ends(found.text)))
