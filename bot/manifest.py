"""The Teams app package: `manifests/` with this installation's ids and address filled in, checked before it leaves.

The package is a zip with `manifest.json`, its language files and icons at the root. Equal arguments give equal bytes.
"""

import json
import re
import struct
from collections.abc import Iterator
from importlib import resources
from io import BytesIO
from string import Template
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

MANIFEST = "manifest.json"
#: pixels, square
ICON_SIZES = {"color": 192, "outline": 32, "color32x32": 32}
#: PNG's colour type with an alpha channel
RGBA = 6
#: texts that people read, wherever they stand in the manifest
TRANSLATED = re.compile(
    r"(name|description)\.(short|full)"
    r"|bots\[\d\]\.commandLists\[\d\]\.commands\[\d+\]\.(title|description)"
    r"|composeExtensions\[\d\]\.commands\[\d\](\.parameters\[\d\])?\.(title|description)"
)


def build(*, app_id: str, public_url: str, version: str) -> bytes:
    """The zip to upload. `version` is the product's, like 1.2.3; `check` tells what is wrong with the arguments."""
    address = public_url.rstrip("/")
    values = {
        "app_id": app_id.strip().lower(),
        "public_url": address,
        "host": urlsplit(address).hostname or "",
        "version": version,
    }
    sources = (file for file in resources.files("manifests").iterdir() if file.name.endswith((".json", ".png")))
    files = {file.name: file.read_bytes() for file in sources}
    manifest = _filled_in(json.loads(files[MANIFEST]), values)
    files[MANIFEST] = json.dumps(manifest, ensure_ascii=False, indent=2).encode()
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(ZipInfo(name), files[name], ZIP_DEFLATED)
    return package.getvalue()


def check(package: bytes) -> list[str]:
    """What Teams would refuse or show wrongly, a line each for the operator; empty when the package is good."""
    try:
        with ZipFile(BytesIO(package)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        manifest = json.loads(files[MANIFEST])
    except (BadZipFile, KeyError, ValueError) as error:
        return [f"{MANIFEST}: {error}"]
    return [*_identity(manifest), *_addresses(manifest), *_contents(manifest, files)]


def _filled_in(value: Any, values: dict[str, str]) -> Any:
    match value:
        case str():
            return Template(value).substitute(values)
        case dict():
            return {key: _filled_in(inner, values) if key != "$schema" else inner for key, inner in value.items()}
        case list():
            return [_filled_in(inner, values) for inner in value]
    return value


def _identity(manifest: dict[str, Any]) -> Iterator[str]:
    identity = manifest["id"]
    if not _guid(identity):
        yield f"id: {identity!r} is no GUID"
    others = {
        **{f"bots[{n}].botId": each["botId"] for n, each in enumerate(manifest["bots"])},
        **{f"composeExtensions[{n}].botId": each["botId"] for n, each in enumerate(manifest["composeExtensions"])},
        "webApplicationInfo.id": manifest["webApplicationInfo"]["id"],
    }
    yield from (f"{where}: differs from the app's id" for where, value in others.items() if value != identity)
    if manifest["webApplicationInfo"]["resource"] != f"api://botid-{identity}":
        yield "webApplicationInfo.resource: is not api://botid- and the app's id"
    if not re.fullmatch(r"\d+\.\d+\.\d+", manifest["version"]):
        yield f"version: {manifest['version']!r} is not like 1.2.3"


def _guid(text: str) -> bool:
    try:
        return str(UUID(text)) == text and UUID(text).int != 0
    except ValueError:
        return False


def _addresses(manifest: dict[str, Any]) -> Iterator[str]:
    for name, value in manifest["developer"].items():
        if name.endswith("Url") and not (urlsplit(value).scheme == "https" and urlsplit(value).hostname):
            yield f"developer.{name}: {value!r} is no https address"
    for host in manifest["validDomains"]:
        if "." not in host or "*" in host:
            yield f"validDomains: {host!r} is no host name"


def _contents(manifest: dict[str, Any], files: dict[str, bytes]) -> Iterator[str]:
    languages = {each["file"] for each in manifest["localizationInfo"]["additionalLanguages"]}
    icons = {name: kind for kind, name in manifest["icons"].items()}
    referenced = {MANIFEST, *languages, *icons}
    yield from (f"{name}: is missing" for name in sorted(referenced - files.keys()))
    yield from (f"{name}: nothing refers to it" for name in sorted(files.keys() - referenced))
    for name in sorted(icons.keys() & files.keys()):
        yield from _icon(name, icons[name], files[name])
    texts = {path for path in _paths(manifest) if TRANSLATED.fullmatch(path)}
    for name in sorted(languages & files.keys()):
        keys = json.loads(files[name]).keys() - {"$schema"}
        yield from (f"{name}: {key} is not in the manifest" for key in sorted(keys - texts))
        yield from (f"{name}: {key} is not translated" for key in sorted(texts - keys))


def _icon(name: str, kind: str, content: bytes) -> Iterator[str]:
    size = ICON_SIZES[kind]
    if len(content) < 26 or not content.startswith(b"\x89PNG\r\n\x1a\n"):
        yield f"{name}: is no PNG"
        return
    width, height, _, colour = struct.unpack(">IIBB", content[16:26])
    if (width, height) != (size, size):
        yield f"{name}: is {width}x{height} pixels, not {size}x{size}"
    if kind != "color" and colour != RGBA:
        yield f"{name}: has no transparency"


def _paths(value: Any, path: str = "") -> Iterator[str]:
    """Where each text of the manifest stands, as language files write it: `bots[0].commandLists[0]…`."""
    match value:
        case dict():
            for key, inner in value.items():
                yield from _paths(inner, f"{path}.{key}" if path else key)
        case list():
            for index, inner in enumerate(value):
                yield from _paths(inner, f"{path}[{index}]")
        case str():
            yield path
