"""What the documents promise stands in the code, and what stands in the code is in the documents."""

import re
import subprocess
import sys
import tomllib

from tests.architecture.sources import ROOT, files, strings

README = (ROOT / "README.md").read_text(encoding="utf-8")
SETTING = re.compile(r"(KALLELSE_[A-Z_]+|MicrosoftApp[A-Za-z]+)")
MAP_OF_THE_HOUSE = ("bot/", "dialogs/", "meetings/", "storage/", "manifests/", "tests/")


def words() -> set[str]:
    """The words of the command line, from its own help."""
    told = subprocess.run([sys.executable, "-m", "bot", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(re.findall(r"^ {4}([a-z]+)(?: |$)", told.stdout, re.MULTILINE))


def settings() -> set[str]:
    return {text for path in files() for _, text in strings(path) if SETTING.fullmatch(text)}


def test_every_command_is_in_the_readme() -> None:
    assert words()
    assert [word for word in sorted(words()) if not re.search(rf"`(kallelse )?{word}\b", README)] == []


def test_the_readme_names_the_settings_and_no_others() -> None:
    assert set(SETTING.findall(README)) == settings()


def test_the_readme_shows_every_room() -> None:
    assert [room for room in MAP_OF_THE_HOUSE if f"`{room}`" not in README] == []


def test_the_readme_says_how_to_start_and_the_makefile_knows_how() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    for word in set(re.findall(r"`?make ([a-z]+)", README)):
        assert re.search(rf"^{word}:", makefile, re.MULTILINE), word


def test_the_version_has_its_chapter_in_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

    assert re.search(
        rf"^## \[?{re.escape(version)}\b", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
