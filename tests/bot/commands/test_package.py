"""The word `manifest`."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.bot.command import run


def test_the_package_is_made_from_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MicrosoftAppId", "12345678-1234-4234-8234-123456789abc")
    monkeypatch.setenv("KALLELSE_PUBLIC_URL", "https://kallelse.example")
    file = tmp_path / "kallelse.zip"

    ended = run("manifest", "--out", file)

    assert ended.status == 0, ended.err
    assert "manifest.json" in ZipFile(file).namelist()


def test_without_an_id_no_package_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MicrosoftAppId", raising=False)
    file = tmp_path / "kallelse.zip"

    ended = run("manifest", "--out", file)

    assert (ended.status, ended.err.count("\n")) == (1, 1)
    assert "MicrosoftAppId" in ended.err
    assert not file.exists()
