"""The violation of a rule of the model."""


class Violation(Exception):
    """A value, node or relationship that breaks a rule.

    rule: the name of the rule, the key of its message. details: what the message is filled with.
    """

    def __init__(self, rule: str, /, **details: object):
        super().__init__(rule)
        self.rule = rule
        self.details = details
