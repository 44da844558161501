import string

from recommend import FACTOR_NAMES
from recommend.explain.texts import CAUTIONS, FACTORS, LEVELS, REASONS

#: Words that one language may need and the other not.
WORDS = {"as_of", "level", "country", "latest", "reasons_ru", "reasons_en"}


def test_every_text_is_in_both_languages_with_the_same_numbers():
    for texts in (FACTORS, CAUTIONS, REASONS, LEVELS):
        for key, by_language in texts.items():
            assert set(by_language) == {"ru", "en"}, key
            fields = {language: {name for _, name, _, _ in string.Formatter().parse(text) if name}
                      for language, text in by_language.items()}
            assert fields["ru"] - WORDS == fields["en"] - WORDS, key


def test_every_factor_has_a_text():
    assert set(FACTORS) == set(FACTOR_NAMES)
