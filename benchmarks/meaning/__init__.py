"""Quality of the search by meaning, beside words alone, and its time and memory."""
