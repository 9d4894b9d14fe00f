"""The word `manifest`: the Teams app package."""

from importlib.metadata import version
from pathlib import Path

from bot.commands.environment import settings
from bot.commands.outcome import Refused
from bot.manifest import build, check


def manifest(*, database: str, out: Path) -> None:
    """Writes the package of this installation's settings; refused while Teams would refuse it."""
    del database
    told = settings()
    package = build(app_id=told.app_id, public_url=told.public_url, version=version("kallelse"))
    if problems := check(package):
        raise Refused(f"the package would not work: {'; '.join(problems)}. Set MicrosoftAppId and KALLELSE_PUBLIC_URL")
    try:
        out.write_bytes(package)
    except OSError as error:
        raise Refused(f"{out} cannot be written: {error.strerror}") from None
