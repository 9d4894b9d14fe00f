"""The pages that the app package points to: what the bot is, what it keeps about people, and the terms."""

from html import escape

from aiohttp import web

from dialogs.wording.phrases import say
from meetings.languages import Language

#: path → the area's keys of its title and text
PAGES = {"/": "what", "/privacy": "privacy", "/terms": "terms"}

_HEADERS = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'", "Vary": "Accept-Language"}
_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  :root {{ color-scheme: light dark }}
  body {{ max-width: 38rem; margin: 4rem auto; padding: 0 1.5rem; font: 1.1rem/1.6 system-ui, sans-serif }}
  h1 {{ line-height: 1.2; border-top: .4rem solid #f6b23c; padding-top: 1rem }}
</style>
<h1>{title}</h1>
{text}
</html>
"""


def routes() -> list[web.RouteDef]:
    """`GET /`, `/privacy` and `/terms`, in the reader's language."""
    return [web.get(path, _page) for path in PAGES]


async def _page(request: web.Request) -> web.Response:
    language = preferred(request.headers.get("Accept-Language", ""))
    name = PAGES[request.path]
    paragraphs = say(language, f"about.{name}_text").strip().split("\n\n")
    body = _PAGE.format(
        language=language,
        title=escape(say(language, f"about.{name}_title")),
        text="\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs),
    )
    return web.Response(text=body, content_type="text/html", charset="utf-8", headers=_HEADERS)


def preferred(header: str) -> Language:
    """The first of our languages that an Accept-Language header names; Swedish when it names none."""
    named = (tag.partition(";")[0].strip().partition("-")[0].lower() for tag in header.split(","))
    return next((Language(tag) for tag in named if tag in set(Language)), Language.SWEDISH)
