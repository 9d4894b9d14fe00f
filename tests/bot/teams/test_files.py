"""Files are fetched from where people may keep them, and from nowhere else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import ClientSession

from bot.teams.activities import Activity
from bot.teams.files import MOST_FILES, OFFER, Downloads, Trouble, Unfetched
from bot.teams.hosts import Hosts
from dialogs.incoming import Attachment
from tests.fakes.edge import an_activity
from tests.fakes.teams import FakeTeams, Scripted, fake_teams


def offer(url: object, name: object = "plan.pdf", **content: object) -> dict[str, object]:
    return {"contentType": OFFER, "name": name, "content": {"downloadUrl": url} | content}


def sharing(*attachments: dict[str, object]) -> Activity:
    return Activity.model_validate(an_activity("https://x.example/", attachments=list(attachments)))


@asynccontextmanager
async def downloads() -> AsyncIterator[tuple[Downloads, FakeTeams]]:
    async with fake_teams() as teams, ClientSession() as session:
        yield Downloads(session, Hosts(frozenset({"127.0.0.1"}))), teams


async def test_files_come_in_their_order_and_without_our_token() -> None:
    async with downloads() as (files, teams):
        teams.files |= {name: Scripted(status=200, body=name.encode()) for name in ("a.pdf", "b.docx")}
        markup: dict[str, object] = {"contentType": "text/html", "content": "<p>x</p>"}
        activity = sharing(
            markup, offer(f"{teams.url}/files/a.pdf", "a.pdf"), offer(f"{teams.url}/files/b.docx", "b.docx")
        )

        assert await files.of(activity) == [
            Attachment(name="a.pdf", content=b"a.pdf"),
            Attachment(name="b.docx", content=b"b.docx"),
        ]


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/plan.pdf",
        "https://sharepoint.com.evil.example/plan.pdf",
        "http://sjo.sharepoint.com/plan.pdf",
        "http://169.254.169.254/latest",
        "file:///etc/passwd",
        "/files/plan.pdf",
        "::",
        "",
        None,
        7,
    ],
)
async def test_another_host_is_never_called(url: object) -> None:
    async with downloads() as (files, _):
        assert await files.of(sharing(offer(url))) == [Unfetched(name="plan.pdf", trouble=Trouble.FAILED)]


async def test_a_redirect_is_followed_to_a_listed_host_only() -> None:
    async with downloads() as (files, teams):
        teams.files["moved"] = Scripted(status=302, headers={"Location": f"{teams.url}/files/here"})
        teams.files["here"] = Scripted(status=200, body=b"12 mars")
        teams.files["lost"] = Scripted(status=302, headers={"Location": "http://169.254.169.254/"})
        teams.files["round"] = Scripted(status=302, headers={"Location": f"{teams.url}/files/round"})

        activity = sharing(*(offer(f"{teams.url}/files/{name}", f"{name}.txt") for name in ("moved", "lost", "round")))
        moved, lost, around = await files.of(activity)
        assert moved == Attachment(name="moved.txt", content=b"12 mars")
        assert isinstance(lost, Unfetched)
        assert isinstance(around, Unfetched)


@pytest.mark.parametrize("status", [401, 403, 404, 410, 500])
async def test_a_file_that_is_not_there_is_told(status: int) -> None:
    async with downloads() as (files, teams):
        teams.files["plan.pdf"] = Scripted(status=status)
        assert await files.of(sharing(offer(f"{teams.url}/files/plan.pdf"))) == [
            Unfetched(name="plan.pdf", trouble=Trouble.FAILED)
        ]


async def test_no_more_than_a_handful_is_fetched() -> None:
    async with downloads() as (files, teams):
        many = [offer(f"{teams.url}/files/{number}") for number in range(20)]
        assert len(await files.of(sharing(*many))) == MOST_FILES


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("../../etc/passwd", "", ".._.._etc_passwd"),
        ("C:\\plan", "docx", "C:_plan.docx"),
        ("plan", "pdf", "plan.pdf"),
        (7, "txt", "7.txt"),
        (None, None, ""),
        ("a" * 300 + ".pdf", "pdf", "a" * 200 + ".pdf"),
    ],
)
async def test_a_name_is_only_a_name(name: object, kind: object, shown: str) -> None:
    async with downloads() as (files, _):
        (unfetched,) = await files.of(sharing(offer(None, name, fileType=kind)))
        assert unfetched.name == shown
