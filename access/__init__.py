"""Who asks and how much they may: principals, rate and concurrency limits, bounds on documents and variables.

All of it is decided before anything is sent to the store. Nothing here knows HTTP.
"""
