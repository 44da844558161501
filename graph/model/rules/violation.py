"""The exception for a broken rule of the model."""


class Violation(Exception):
    """A value, node or relationship breaks a rule.

    rule: the name of the rule, the key of its message. details: the fields of the message.
    """

    def __init__(self, rule: str, /, **details: object):
        super().__init__(rule)
        self.rule = rule
        self.details = details
