"""Scripts that convert the files in `data/originals/` into the load format, one per data set."""
