"""The command line."""

from evenhand.cli.app import main

__all__ = ["main"]
