"""CSV rows in any usual format, and errors with the line, the column and the remedy."""

from tests.recommend.command_line import PLAIN, assert_rejected, pairs, ranks

FORMATS = [
    PLAIN.replace("\n", "\r\n"),
    PLAIN.replace("\n", "\r"),
    PLAIN.replace(",", ";"),
    PLAIN.replace(",", "\t"),
    b"\xef\xbb\xbf" + PLAIN.encode(),
    "Unit, PRACTICE ,Year\n a , p ,2000\n\n,,\nb,q,2001.0",
    PLAIN + ",,,,\n",
    "\n \n" + PLAIN,
    "unit,date,practice,note\na,2000-01-02T03:04:05,p,\nb,2001-12,q,long\n",
]


def test_the_format_of_the_file_does_not_matter(tmp_path):
    for text in FORMATS:
        rows = ranks(tmp_path, adoptions=text)
        assert rows[0][:3] == ("a", "q", 1), text
        assert pairs(rows) == [("a", "q"), ("b", "p")], text


INVALID = [
    ({"adoptions": ""}, "adoptions.csv is empty. Add a header line"),
    ({"adoptions": "unit,year\na,1990\n"}, "no column 'practice'. Add it"),
    ({"adoptions": "unit,practice,year\na, b,p,1990\n"}, "line 2: 4 cells for 3 columns. Put texts"),
    ({"adoptions": "unit,practice,unit\na,p,b\n"}, "two columns 'unit'. Rename or delete one"),
    ({"adoptions": PLAIN.encode("utf-16")}, "is not valid UTF-8 (invalid start byte at byte 0). Save it as UTF-8"),
    ({"adoptions": PLAIN, "units": ""}, "units.csv is empty"),
]


def test_invalid_files_are_rejected(tmp_path, capsys):
    for texts, message in INVALID:
        assert_rejected(tmp_path, capsys, message, **texts)
