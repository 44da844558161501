"""What the fields of the public schema do: operations become statements, statements answers. Knows no HTTP."""
