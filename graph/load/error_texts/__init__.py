"""What is said of each fault, in English and Russian, and what to do about it."""

from graph.load.error_texts.files import FILES
from graph.load.error_texts.form import Texts
from graph.load.error_texts.rows import ROWS
from graph.load.error_texts.values import VALUES

ERRORS: Texts = {**FILES, **VALUES, **ROWS}
