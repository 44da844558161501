"""In which encoding a file is: by its byte order mark, else UTF-8, else the one that is named for the folder."""

import codecs
import io

UTF_8 = "utf-8-sig"
#: What may be named, beside UTF-8: one byte for each character, so that a line ends where its bytes say so.
ENCODINGS = ("cp1251", "cp866", "koi8-r", "koi8-u", "mac-cyrillic", "iso8859-5", "cp1252", "iso8859-1", "utf-8")
#: Other characters than Cyrillic letters that texts in Windows-1251 have beyond ASCII.
_SIGNS = set("«»„“”‘’–—…№§°•±·©®™\u00a0")
#: Bytes that are looked at in one go.
_CHUNK = 1 << 20


def known_encoding(name: str) -> str | None:
    """Return the name as it is in ENCODINGS; None for an unknown one.

    >>> known_encoding("Windows-1251"), known_encoding("utf-7")
    ('cp1251', None)
    """
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return found if found in ENCODINGS else None


def encoding_of(raw: io.BufferedReader, named: str | None) -> str:
    """The encoding of a file that was opened just now; leaves it at its beginning.

    named: that of a file which has no byte order mark and is not in UTF-8: a text in UTF-8 would be read in it, too,
    to nonsense.
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
    """Whether the file begins with a Latin letter of two bytes, one of them zero."""
    return b"\0" in raw.peek(2)[:2]


def is_cp1251(line: bytes) -> bool:
    """Whether a line that is not UTF-8 is one of Russian in Windows-1251, as far as its characters say.

    >>> is_cp1251("Тува".encode("cp1251")), is_cp1251("Тува".encode("cp866"))
    (True, False)
    """
    try:
        unusual = {c for c in line.decode("cp1251") if not c.isascii()} - _SIGNS
    except UnicodeDecodeError:
        return False
    return bool(unusual) and all("А" <= c <= "я" or c in "Ёё" for c in unusual)


def decodes(line: bytes, encoding: str) -> bool:
    """Whether a line is text in this encoding."""
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
