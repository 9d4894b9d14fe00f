"""Keys of our own that sign as Microsoft's do, and tokens good and bad."""

import base64
import json
import time
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

APP = "00000000-0000-4000-8000-00000000000a"
ISSUER = "https://api.botframework.com"


@dataclass(frozen=True, kw_only=True)
class Key:
    """An RSA key as the metadata lists it."""

    kid: str
    endorsements: tuple[str, ...] | None = ("msteams",)
    size: int = 2048

    @cached_property
    def private(self) -> rsa.RSAPrivateKey:
        return rsa.generate_private_key(public_exponent=65537, key_size=self.size)

    def listed(self) -> dict[str, Any]:
        entry: dict[str, Any] = RSAAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        entry |= {"kid": self.kid, "use": "sig"}
        return entry if self.endorsements is None else entry | {"endorsements": list(self.endorsements)}


KEY = Key(kid="key-1")


@dataclass(frozen=True, kw_only=True)
class Token:
    """A good token, until something is changed."""

    service_url: str
    key: Key = KEY
    claims: dict[str, Any] = field(default_factory=dict)
    header: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    algorithm: str = "RS256"

    def signed(self) -> str:
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": APP, "serviceurl": self.service_url, "nbf": now - 60, "exp": now + 3600}
        claims |= self.claims
        kept = {name: value for name, value in claims.items() if name not in self.without}
        header = {"kid": self.key.kid} | self.header
        secret: Any = self.key.private
        if self.algorithm == "none":
            secret = None
        elif self.algorithm.startswith("HS"):
            secret = "s" * 64
        payload = json.dumps(kept).encode()  # not jwt.encode, which refuses what we want to try
        return jwt.PyJWS().encode(payload, secret, algorithm=self.algorithm, headers=header)

    def bearer(self) -> str:
        return f"Bearer {self.signed()}"

    def with_claims(self, **claims: object) -> "Token":
        return replace(self, claims=self.claims | claims)


def raw(header: bytes, payload: bytes, signature: bytes = b"x" * 256) -> str:
    """A token put together by hand."""
    parts = (base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in (header, payload, signature))
    return ".".join(parts)
