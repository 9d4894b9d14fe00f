"""Identities of things that people never see."""

import uuid


def new_id() -> str:
    """A fresh identity, 32 hexadecimal digits."""
    return uuid.uuid4().hex
