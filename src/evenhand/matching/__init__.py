"""Events held against reference events, a reason per feature."""
