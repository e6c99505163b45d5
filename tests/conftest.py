"""Fixtures that several rooms' tests share."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

import pytest

from evenhand.model import Claim, Coded
from evenhand.workflow.coder import Coder, load


@pytest.fixture(scope="session")
def coder() -> Coder:
    """The shipped coder, loaded once."""
    return load()


@pytest.fixture(scope="session")
def code(coder: Coder) -> Callable[..., Coded]:
    """Code one text."""
    return coder.code


@pytest.fixture(scope="session")
def one(coder: Coder) -> Callable[..., Claim]:
    """Code a text that holds one claim, and give that claim."""

    def only(text: str, **options: Any) -> Claim:
        claims = coder.code(text, **options).claims
        assert len(claims) == 1, [c.event_text for c in claims]
        return claims[0]

    return only


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any attempt to reach the network fails the test."""

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError(f"network access: {args}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
