"""How many tokens a document has, counted without parsing it: a parser in Python takes some 10 microseconds for each.

Lexical tokens as in the GraphQL specification, section 2.1; commas, white space and comments are none. Text that is
no token counts as one a character: the parser refuses it anyway.
"""

import re

from access.errors import TOO_MANY_TOKENS, LimitError

_TOKEN = re.compile(
    r'[\s,\ufeff]+|#[^\n\r]*'  # ignored
    r'|("""(?:[^"\\]|\\"""|\\|"(?!""))*+"""|"(?:[^"\\\n\r]|\\.)*+"|[A-Za-z_]\w*+|\.\.\.|-?\d[\w.+-]*+|.)',
    re.DOTALL | re.ASCII)


def check_tokens(text: str, most: int) -> None:
    """Raises LimitError where the text has more than `most` tokens; looks no further than that."""
    # A token has at least one character.
    if len(text) <= most:
        return
    count = 0
    for found in _TOKEN.finditer(text):
        count += found.lastindex is not None
        if count > most:
            raise LimitError(TOO_MANY_TOKENS, limit=most)
