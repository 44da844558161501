"""The kinds of fields, one module each: the declaration in the schema, the selection, compiler, price and reader."""
