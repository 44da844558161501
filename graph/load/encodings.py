"""The encoding of a file: by its byte order mark, else UTF-8, else the encoding named for the folder."""

import codecs
import io

UTF_8 = "utf-8-sig"
#: The encodings that may be named. Those other than UTF-8 have one byte a character, so the bytes alone split lines.
ENCODINGS = ("cp1251", "cp866", "koi8-r", "koi8-u", "mac-cyrillic", "iso8859-5", "cp1252", "iso8859-1", "utf-8")
#: Non-ASCII characters of texts in Windows-1251 other than Cyrillic letters.
_SIGNS = set("«»„“”‘’–—…№§°•±·©®™\u00a0")
#: Bytes that are decoded at once.
_CHUNK = 1 << 20


def known_encoding(name: str) -> str | None:
    """Return the canonical name, as in ENCODINGS; None for an unknown encoding.

    >>> known_encoding("Windows-1251"), known_encoding("utf-7")
    ('cp1251', None)
    """
    try:
        canonical = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return canonical if canonical in ENCODINGS else None


def encoding_of(raw: io.BufferedReader, named: str | None) -> str:
    """Return the encoding of a newly opened file, which stays at its beginning.

    named: the encoding of a file that has no byte order mark and is not in UTF-8. A file in UTF-8 is never read in it:
    the text would decode to nonsense.
    """
    start = raw.peek(4)[:4]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if named is None or named == "utf-8" or start.startswith(codecs.BOM_UTF8) or _is_utf_8(raw):
        return UTF_8
    return named


def _is_utf_8(raw: io.BufferedReader) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := raw.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        raw.seek(0)
    return True


def is_utf_16_without_mark(raw: io.BufferedReader) -> bool:
    """Return whether the file begins with a Latin letter of two bytes, one of them zero."""
    return b"\0" in raw.peek(2)[:2]


def is_cp1251(line: bytes) -> bool:
    """Return whether a line that is not UTF-8 looks like Russian text in Windows-1251.

    >>> is_cp1251("Тува".encode("cp1251")), is_cp1251("Тува".encode("cp866"))
    (True, False)
    """
    try:
        unusual = {c for c in line.decode("cp1251") if not c.isascii()} - _SIGNS
    except UnicodeDecodeError:
        return False
    return bool(unusual) and all("А" <= c <= "я" or c in "Ёё" for c in unusual)


def decodes(line: bytes, encoding: str) -> bool:
    """Return whether a line can be decoded."""
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
