"""Which way imports go, and that importing does nothing."""

import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.sources import ROOMS, ROOT, files, imports, modules, short

#: imports everything once, so that libraries have done their part; then each module anew, as the first of ours
QUIET = """
import contextlib, importlib, io, json, sys, threading

deeds, listening = [], False

def hook(event, arguments):
    if not listening:
        return
    if event.startswith(("socket.", "subprocess.", "sqlite3.", "os.")) and event not in {"os.listdir", "os.scandir"}:
        deeds.append(event)
    elif event == "open" and not str(arguments[0]).endswith((".py", ".pyc")):
        deeds.append(f"open {arguments[0]}")

sys.addaudithook(hook)
modules, rooms = json.load(sys.stdin)
for name in modules:
    importlib.import_module(name)
offenders = {}
for name in modules:
    for loaded in [known for known in sys.modules if known.partition(".")[0] in rooms]:
        del sys.modules[loaded]
    deeds.clear()
    said, threads = io.StringIO(), threading.active_count()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        listening = True
        importlib.import_module(name)
        listening = False
    if said.getvalue():
        deeds.append(f"said {said.getvalue()!r}")
    if threading.active_count() > threads:
        deeds.append("started a thread")
    if deeds:
        offenders[name] = sorted(set(deeds))
print(json.dumps(offenders))
"""


def test_every_module_imports_with_an_empty_environment_and_does_nothing() -> None:
    asked = json.dumps([list(modules()), ROOMS])

    answer = subprocess.run(
        [sys.executable, "-B", "-X", "utf8", "-c", QUIET],
        input=asked,
        env={},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout) == {}


def test_imports_go_one_way_and_each_library_has_its_home() -> None:
    answer = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("path", [path for path in files() if short(path).startswith("meetings/")], ids=short)
def test_the_domain_is_the_standard_library_only(path: Path) -> None:
    assert set(imports(path)) <= sys.stdlib_module_names | {"meetings"}


def test_what_is_imported_is_declared_and_what_is_declared_is_needed() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    named = {re.split(r"[\[<>=~!; ]", line)[0].lower() for line in declared}
    homes = packages_distributions()

    imported = {
        distribution.lower()
        for name in {name for path in files() for name in imports(path)} - set(ROOMS)
        if name not in sys.stdlib_module_names
        for distribution in homes.get(name, ())
    }

    # psycopg is loaded by SQLAlchemy, tzdata by zoneinfo; the SDK's parts come with botbuilder-core
    assert imported - named <= {"botbuilder-schema", "botframework-connector", "botframework-streaming", "msrest"}
    assert named - imported == {"psycopg", "tzdata"}
