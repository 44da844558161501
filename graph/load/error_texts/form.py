"""The form of the tables of faults."""

#: key -> language -> (message, remedy). Both are filled with the fault's details.
Texts = dict[str, dict[str, tuple[str, str]]]
