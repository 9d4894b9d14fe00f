"""Files that a person shares with the bot in a personal chat: where they lie, and fetching them.

The address in the activity is signed for us by SharePoint, so it is fetched without our token, only from the hosts on
the list, as far as a limit.
"""

import asyncio
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout
from yarl import URL

from bot.teams.activities import Activity
from bot.teams.hosts import Hosts, address
from bot.teams.markup import tidy
from dialogs.incoming import Attachment

log = logging.getLogger(__name__)

OFFER = "application/vnd.microsoft.teams.file.download.info"
MOST_FILES = 5
LARGEST_MB = 20
PATIENCE = ClientTimeout(total=10, sock_connect=3)
LONGEST_NAME = 200
#: SharePoint may send us on to another of its hosts
MOST_HOPS = 3


class Trouble(StrEnum):
    """Why a file could not be had."""

    FAILED = "failed"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfetched:
    """A file that could not be had."""

    name: str
    trouble: Trouble


class Downloads:
    """Fetches what people share."""

    def __init__(self, session: ClientSession, hosts: Hosts) -> None:
        self._session = session
        self._hosts = hosts

    async def of(self, activity: Activity) -> list[Attachment | Unfetched]:
        """The files shared with an activity, in their order."""
        offers = list(_offers(activity))[:MOST_FILES]
        return await asyncio.gather(*(self._fetch(name, url) for name, url in offers)) if offers else []

    async def _fetch(self, name: str, url: URL | None) -> Attachment | Unfetched:
        try:
            for _ in range(MOST_HOPS):
                if url is None or not self._hosts.admit(url):
                    log.warning("a shared file lies on a host that is not listed: %r", url and url.host)
                    break
                async with self._session.get(url, allow_redirects=False, timeout=PATIENCE) as answer:
                    if answer.status in (301, 302, 303, 307, 308):
                        url = address(answer.headers.get("Location", ""))
                        continue
                    return await _content(name, answer)
        except (ClientError, TimeoutError, ValueError) as error:
            log.warning("a shared file could not be fetched: %s", type(error).__name__)
        return Unfetched(name=name, trouble=Trouble.FAILED)


async def _content(name: str, answer: ClientResponse) -> Attachment | Unfetched:
    if answer.status != 200:
        log.warning("a shared file could not be fetched: status %s", answer.status)
        return Unfetched(name=name, trouble=Trouble.FAILED)
    content = bytearray()
    async for chunk in answer.content.iter_chunked(1 << 16):
        content += chunk
        if len(content) > LARGEST_MB << 20:
            return Unfetched(name=name, trouble=Trouble.TOO_LARGE)
    return Attachment(name=name, content=bytes(content))


def _offers(activity: Activity) -> Iterator[tuple[str, URL | None]]:
    """Name and address of each shared file."""
    for attachment in activity.attachments or ():
        content = attachment.get("content")
        if attachment.get("contentType") != OFFER or not isinstance(content, dict):
            continue
        name = tidy(str(attachment.get("name") or ""))[:LONGEST_NAME].replace("/", "_").replace("\\", "_")
        if "." not in name and content.get("fileType"):
            name += f".{tidy(str(content['fileType']))[:10]}"
        url = content.get("downloadUrl")
        yield name, address(url) if isinstance(url, str) else None
