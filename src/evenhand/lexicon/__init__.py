"""The vocabulary as reviewed data, and how to look things up in it."""
