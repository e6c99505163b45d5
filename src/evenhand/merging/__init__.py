"""Claims that describe one happening become one event with its accounts."""
