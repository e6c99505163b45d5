"""The blind coder: a list of passes from a parsed document to claims and labels."""
