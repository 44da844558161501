"""What is known and what is learned from it: histories, features, fitted weights, and the scores that they give."""
