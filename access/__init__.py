"""Access control: principals, rate and concurrency limits, bounds on documents and variables.

Every check runs before a statement is sent to the store. This package does not depend on HTTP.
"""
