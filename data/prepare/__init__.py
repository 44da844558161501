"""One script per data set: it turns the files in `data/originals/` into the load format."""
