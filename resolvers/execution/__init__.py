"""Execute operations: prepare, bind, read, complete."""
