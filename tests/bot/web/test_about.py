"""The pages that the app package points to."""

import asyncio
import json
from importlib import resources

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.web.about import PAGES, preferred, routes
from meetings.languages import Language


def fetched(path: str, *, accepted: str = "sv-SE,sv;q=0.9,en;q=0.8") -> tuple[int, str]:
    async def story() -> tuple[int, str]:
        app = web.Application()
        app.add_routes(routes())
        async with TestClient(TestServer(app)) as client:
            answer = await client.get(path, headers={"Accept-Language": accepted})
            return answer.status, await answer.text()

    return asyncio.run(story())


def test_every_address_of_the_app_package_has_its_page() -> None:
    developer = json.loads((resources.files("manifests") / "manifest.json").read_text(encoding="utf-8"))["developer"]

    pointed_to = {value.removeprefix("${public_url}") for name, value in developer.items() if name.endswith("Url")}
    assert pointed_to == PAGES.keys()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", Language)
def test_a_page_is_there_in_both_languages(path: str, language: Language) -> None:
    status, page = fetched(path, accepted=language)

    assert status == 200
    assert f'<html lang="{language}">' in page


def test_the_privacy_page_says_how_to_be_forgotten() -> None:
    assert "glöm mig" in fetched("/privacy")[1]
    assert "forget me" in fetched("/privacy", accepted="en")[1]


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", Language.SWEDISH),
        ("*", Language.SWEDISH),
        ("en-GB,en;q=0.9,sv;q=0.8", Language.ENGLISH),
        ("sv-SE, en;q=0.5", Language.SWEDISH),
        ("nb-NO, EN;q=0.5", Language.ENGLISH),
        (";;,,;q=", Language.SWEDISH),
    ],
)
def test_a_page_speaks_the_readers_language(header: str, language: Language) -> None:
    assert preferred(header) is language
