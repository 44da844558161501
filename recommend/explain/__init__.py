"""Explanations: the attribution of a score, its supporting evidence, cautions and confidence."""
