"""The routes of Teams and of whoever operates the bot: activities, health, metrics."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

import orjson
from aiohttp import web

from bot.teams.activities import NotAnActivity, parse
from bot.teams.adapter import Adapter
from bot.teams.authentication import Gate, NotAdmitted
from bot.teams.connector import Connector
from bot.web.metrics import Metrics

log = logging.getLogger(__name__)

#: bytes; Teams' own limit is a tenth of it
LARGEST_BODY = 1 << 20
#: seconds that a part of the whole may take to say that it is well
PATIENCE = 5.0

#: whether a part is well; called in a thread
Probe = Callable[[], bool]

JSON = "application/json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Teams:
    """What answers activities."""

    gate: Gate
    adapter: Adapter
    connector: Connector


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What tells how the process is."""

    #: by the name that `/healthz` gives it
    probes: Mapping[str, Probe] = field(default_factory=dict)
    #: by name, without the prefix; called in a thread
    gauges: Callable[[], Mapping[str, float]] = dict
    metrics: Metrics = field(default_factory=Metrics)


TEAMS = web.AppKey("teams", Teams)
WATCH = web.AppKey("watch", Watch)


def add_routes(app: web.Application) -> None:
    """Adds the routes; `TEAMS` and `WATCH` are to be set before the first request."""
    app.router.add_post("/api/messages", messages)
    app.router.add_get("/healthz", health, allow_head=True)
    app.router.add_get("/metrics", metrics)


async def messages(request: web.Request) -> web.Response:
    """An activity. What is not one, or not from Teams, is turned away before anything is done."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    kind, response = await _answer(request)
    request.app[WATCH].metrics.count(kind, response.status, loop.time() - began)
    return response


async def _answer(request: web.Request) -> tuple[str, web.Response]:
    """The activity's type, and what it is answered."""
    teams = request.app[TEAMS]
    try:
        sender = await teams.gate.identify(request.headers.get("Authorization"))
        if request.content_type != JSON:
            return "refused", web.Response(status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        activity = parse(await request.read())
        teams.gate.admit(sender, activity)
    except NotAdmitted as refused:
        log.warning("a request was turned away: %s", refused.reason)
        headers = {"WWW-Authenticate": "Bearer"} if refused.status == HTTPStatus.UNAUTHORIZED else None
        return "refused", web.Response(status=refused.status, headers=headers)
    except NotAnActivity as wrong:
        log.info("a body is no activity: %s", wrong.field)
        return "refused", web.Response(status=HTTPStatus.BAD_REQUEST)
    except web.RequestPayloadError:
        return "refused", _last(HTTPStatus.BAD_REQUEST)
    except web.HTTPRequestEntityTooLarge:
        return "refused", _last(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    answer = await teams.adapter.answer(activity)
    content_type = JSON if answer.body is not None else None
    return activity.type, web.Response(status=answer.status, body=answer.body, content_type=content_type)


def _last(status: HTTPStatus) -> web.Response:
    """The last answer on its connection: the rest of the request is not read."""
    response = web.Response(status=status)
    response.force_close()
    return response


async def health(request: web.Request) -> web.Response:
    """200 while every part is well, 503 when one is not; the body names them."""
    probes = request.app[WATCH].probes
    well = dict(zip(probes, await asyncio.gather(*map(_well, probes.values())), strict=True))
    status = HTTPStatus.OK if all(well.values()) else HTTPStatus.SERVICE_UNAVAILABLE
    return web.Response(status=status, body=orjson.dumps(well), content_type=JSON)


async def _well(probe: Probe) -> bool:
    try:
        return await asyncio.wait_for(asyncio.to_thread(probe), PATIENCE)
    except Exception:  # noqa: BLE001 - a probe that breaks is the answer
        return False


async def metrics(request: web.Request) -> web.Response:
    """Counts and gauges, for Prometheus."""
    watch = request.app[WATCH]
    gauges = await asyncio.to_thread(watch.gauges)
    text = watch.metrics.text(request.app[TEAMS].connector.outcomes, gauges)
    return web.Response(text=text, content_type="text/plain", charset="utf-8")
