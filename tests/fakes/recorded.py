"""Activities as Teams sends them, written by us from the documented shapes."""

from pathlib import Path
from typing import Any

import orjson

from tests.fakes.teams import FakeTeams

FOLDER = Path(__file__).parents[1] / "data" / "activities"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))


def recorded(name: str, teams: FakeTeams) -> dict[str, Any]:
    """The activity, as if this fake had sent it."""
    text = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    activity: dict[str, Any] = orjson.loads(
        text.replace("SERVICE_URL", teams.service_url).replace("FILE_URL", f"{teams.url}/files")
    )
    return activity
