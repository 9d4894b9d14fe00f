"""The word `manifest`: the Teams app package."""

import os
from importlib.metadata import version
from pathlib import Path

from bot.commands.outcome import Refused
from bot.manifest import build, check
from bot.settings import Settings


def manifest(*, database: str, out: Path) -> None:
    """Writes the package of this installation's settings; refused while Teams would refuse it."""
    del database
    settings = Settings.read(os.environ)
    package = build(app_id=settings.app_id, public_url=settings.public_url, version=version("kallelse"))
    if problems := check(package):
        raise Refused(f"the package would not work: {'; '.join(problems)}. Set MicrosoftAppId and KALLELSE_PUBLIC_URL")
    out.write_bytes(package)
