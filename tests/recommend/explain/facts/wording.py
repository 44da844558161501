"""Facts in words, in both languages."""

from recommend.explain.facts.subject import Facts, Named

TULA = Named("tula", "Тула", "Tula")


def both(facts: Facts, is_for: bool = True) -> tuple[str, str]:
    """Return the facts in words, in English and in Russian."""
    message = facts.message(is_for)
    return message.text("en"), message.text("ru")
