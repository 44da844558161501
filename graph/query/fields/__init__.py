"""The kinds of fields: what the schema declares, and its selection, compiler, price and reader, in one module each."""
