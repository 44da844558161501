"""One module for each question that the recommender answers, with the types of its answer."""
