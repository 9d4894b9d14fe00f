"""The Teams app package, and the gate that it passes before it leaves."""

import json
import shutil
import struct
import subprocess
import tarfile
import tempfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from jsonschema import Draft4Validator

from bot.manifest import build, check
from dialogs.understanding.interpretation import Certainty
from dialogs.understanding.interpreter import interpret
from tests.builders import NOW, a_meeting, a_schedule

APP = "5e1b1d3c-9a61-4b1e-8f59-0d7a3c2b1a00"
#: Microsoft's own schemas
SCHEMAS = "@microsoft/app-manifest@1.1.2"


def a_package(*, app_id: str = APP, public_url: str = "https://kallelse.example", version: str = "1.2.3") -> bytes:
    return build(app_id=app_id, public_url=public_url, version=version)


def contents(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes]) -> bytes:
    package = BytesIO()
    with ZipFile(package, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return package.getvalue()


def changed(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The package with its manifest changed."""
    files = contents(a_package())
    manifest = json.loads(files["manifest.json"])
    change(manifest)
    return packed({**files, "manifest.json": json.dumps(manifest).encode()})


def without(name: str) -> bytes:
    return packed({key: value for key, value in contents(a_package()).items() if key != name})


def pixels(png: bytes) -> list[tuple[int, ...]]:
    """The pixels of a picture drawn by ours: RGBA, no filter, one IDAT."""
    (width,) = struct.unpack(">I", png[16:20])
    (length,) = struct.unpack(">I", png[33:37])
    raw = zlib.decompress(png[41 : 41 + length])
    row = 4 * width + 1
    assert not any(raw[::row])
    return [tuple(raw[i : i + 4]) for start in range(0, len(raw), row) for i in range(start + 1, start + row, 4)]


def test_our_package_is_good() -> None:
    assert check(a_package()) == []


def test_the_same_settings_give_the_same_bytes() -> None:
    assert a_package() == a_package(app_id=APP.upper(), public_url="https://kallelse.example/")


def test_settings_are_filled_in_everywhere() -> None:
    files = contents(a_package())
    manifest = json.loads(files["manifest.json"])

    assert manifest["bots"][0]["botId"] == manifest["composeExtensions"][0]["botId"] == APP
    assert manifest["validDomains"] == ["kallelse.example"]
    assert manifest["developer"]["privacyUrl"] == "https://kallelse.example/privacy"
    assert not [name for name, content in files.items() if b"${" in content]


@pytest.mark.parametrize(
    ("package", "problem"),
    [
        (b"no zip", "manifest.json: File is not a zip file"),
        (packed({}), "manifest.json: 'manifest.json'"),
        (a_package(app_id="our-bot"), "id: 'our-bot' is no GUID"),
        (a_package(app_id="00000000-0000-0000-0000-000000000000"), "is no GUID"),
        (changed(lambda m: m["bots"][0].update(botId=APP.replace("5", "6"))), "bots[0].botId: differs"),
        (changed(lambda m: m["webApplicationInfo"].update(resource="api://other")), "webApplicationInfo.resource"),
        (a_package(version="1.2"), "version: '1.2' is not like 1.2.3"),
        (
            a_package(public_url="http://kallelse.example"),
            "developer.websiteUrl: 'http://kallelse.example/' is no https",
        ),
        (a_package(public_url="https://localhost"), "validDomains: 'localhost' is no host name"),
        (without("outline.png"), "outline.png: is missing"),
        (without("en.json"), "en.json: is missing"),
        (packed({**contents(a_package()), "notes.txt": b""}), "notes.txt: nothing refers to it"),
        (packed({**contents(a_package()), "color.png": b"GIF89a"}), "color.png: is no PNG"),
        (
            changed(lambda m: m["icons"].update(color="outline.png", outline="color.png")),
            "is 32x32 pixels, not 192x192",
        ),
        (
            changed(lambda m: m["composeExtensions"].clear()),
            "en.json: composeExtensions[0].commands[0].title is not in",
        ),
        (
            changed(lambda m: m["bots"][0]["commandLists"][0]["commands"].append({"title": "Ny", "description": "Ny"})),
            "en.json: bots[0].commandLists[0].commands[6].title is not translated",
        ),
    ],
)
def test_the_gate_names_what_teams_would_refuse(package: bytes, problem: str) -> None:
    assert problem in "\n".join(check(package))


def test_the_outline_is_white_on_nothing_and_the_colour_icon_fills_its_square() -> None:
    files = contents(a_package())
    outline, colour = pixels(files["outline.png"]), pixels(files["color.png"])

    assert {pixel[:3] for pixel in outline} == {(255, 255, 255)}
    assert {pixel[3] for pixel in outline} >= {0, 255}
    assert {pixel[3] for pixel in colour} == {255}


def menu() -> list[tuple[str, str]]:
    """The commands that Teams offers, in Swedish and English."""
    files = contents(a_package())
    manifest, english = json.loads(files["manifest.json"]), json.loads(files["en.json"])
    return [
        (command["title"], english[f"bots[0].commandLists[{i}].commands[{j}].title"])
        for i, offered in enumerate(manifest["bots"][0]["commandLists"])
        for j, command in enumerate(offered["commands"])
    ]


@pytest.mark.parametrize(("swedish", "english"), sorted(set(menu())))
def test_a_command_of_the_menu_is_understood_and_means_the_same_in_both_languages(swedish: str, english: str) -> None:
    schedule = a_schedule(a_meeting())
    meant, twin = (interpret(text, schedule=schedule, member=None, now=NOW, memory={}) for text in (swedish, english))

    assert meant.certainty is twin.certainty is Certainty.SURE
    assert (meant.language, twin.language) == ("sv", "en")
    assert (meant.act, meant.facet, meant.command) == (twin.act, twin.facet, twin.command)


def schema(manifest_version: str, name: str) -> Any:
    """One of Microsoft's schemas, fetched once a machine; skips where there is no npm or no registry."""
    folder = Path(tempfile.gettempdir()) / "kallelse-schemas"
    if not list(folder.glob("*.tgz")):
        npm = shutil.which("npm") or pytest.skip("npm is not here")
        folder.mkdir(exist_ok=True)
        fetched = subprocess.run(
            [npm, "pack", SCHEMAS, "--silent"], cwd=folder, capture_output=True, text=True, timeout=60, check=False
        )
        if fetched.returncode:
            pytest.skip(f"npm has no {SCHEMAS}: {fetched.stderr}")
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        file = archive.extractfile(f"package/build/json-schemas/teams/v{manifest_version}/{name}.schema.json")
        assert file
        return json.load(file)


def test_microsofts_schema_has_no_objection() -> None:
    files = contents(a_package())
    manifest, english = json.loads(files["manifest.json"]), json.loads(files["en.json"])
    version = manifest["manifestVersion"]

    objections = [
        *Draft4Validator(schema(version, "MicrosoftTeams")).iter_errors(manifest),
        *Draft4Validator(schema(version, "MicrosoftTeams.Localization")).iter_errors(english),
    ]

    assert objections == []
