"""The rules of the model, which decide whether a value, node or relationship is valid. Pure functions over values.

`values` and `texts` check single values, `date_order` the dates of a node or relationship together, `references` the
ends and the number of relationships. `identity` checks uniqueness, `cycles` the relationships that must be acyclic.
"""
