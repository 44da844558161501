"""How fast the service refuses while its store is away, and answers once it is back."""
