"""Who asks, what they may, and how much: principals, rate and concurrency limits, bounds on documents and variables.

All of it is decided before anything is sent to the store. Nothing here knows HTTP.
"""
