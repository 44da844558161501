"""The answers of the recommender: one module per method, with the types of its answer."""
