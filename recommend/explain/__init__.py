"""Explanations: the attribution of a score, its supporting evidence, cautions, and the confidence of an answer."""
