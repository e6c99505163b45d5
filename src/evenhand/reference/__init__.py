"""Reference datasets read into one record."""
