"""The rules of the model: what makes a value, node or relationship valid. Pure functions over values.

`values` and `texts` are about single values, `dates` about the dates of a node or relationship together, `references`
about the ends of relationships and their number, `identity` about what only one node may have, `cycles` about
relationships that may not lead back to their start.
"""
