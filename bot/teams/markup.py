"""What a person typed, without Teams' markup: mentions of the bot, HTML, escapes."""

import re
import unicodedata
from html import unescape

from bot.teams.activities import Activity

#: in the HTML of a message: the end of one line and the beginning of the next
_SECOND_LINE = re.compile(r"</(?:p|div|li|tr|h[1-6]|ul|ol|table)>\s*<(?!/)|<br\b", re.IGNORECASE)
_TAG = re.compile(r"<(/?[a-zA-Z]+[1-6]?)[^<>]*>")
_BLOCKS = ("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "pre")
_INSTEAD = {"br": "\n", "/td": "\t", "/th": "\t", **{slash + name: "\n" for name in _BLOCKS for slash in ("", "/")}}
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u2060\ufeff]")
_BLANK_LINES = re.compile(r"\s*\n\s*")


def typed_text(activity: Activity) -> str:
    """The words as typed: without the mention of the bot, unescaped, NFC, one line or several.

    Teams runs the lines of `text` together when it feels like it; then they are taken from the message's HTML.
    """
    text = activity.text or ""
    if activity.entities:
        text = _without_mentions(text, activity)
    if activity.text_format in ("xml", "html"):
        text = _plain(text)
    elif "&" in text:
        text = unescape(text)
    if "\n" not in text and (markup := _html(activity)) and _SECOND_LINE.search(markup):
        text = _without_bot(_plain(markup), activity)
    return tidy(text)


def tidy(text: str) -> str:
    """NFC, without what nobody sees; spaces are single in one line, and as they are in several."""
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text).replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("\xa0", " ").strip()
    return text if "\n" in text else " ".join(text.split())


def _plain(markup: str) -> str:
    """HTML as lines of text; the cells of a table row stand apart by tabs."""
    broken = _TAG.sub(lambda tag: _INSTEAD.get(tag[1].lower(), ""), markup.replace("\r", "").replace("\n", " "))
    return _BLANK_LINES.sub("\n", unescape(broken))


def _html(activity: Activity) -> str:
    for attachment in activity.attachments or ():
        if attachment.get("contentType") == "text/html" and isinstance(content := attachment.get("content"), str):
            return content
    return ""


def _mentions(activity: Activity) -> list[tuple[str, str, bool]]:
    """Each mention: the literal text, the name in it, and whether it is the bot's."""
    bot = activity.recipient.id if activity.recipient else None
    found = []
    for entity in activity.entities or ():
        literal, mentioned = entity.get("text"), entity.get("mentioned")
        if entity.get("type") == "mention" and isinstance(literal, str) and literal and isinstance(mentioned, dict):
            found.append((literal, _TAG.sub("", literal), mentioned.get("id") == bot))
    return found


def _without_mentions(text: str, activity: Activity) -> str:
    """The bot's mentions go, each once; those of others become their names."""
    for literal, name, is_bot in _mentions(activity):
        before, found, after = text.partition(literal)
        if not found:
            continue
        if not is_bot:
            text = f"{before}{name}{after}"
        elif before.strip():
            text = before.rstrip(" ") + after
        else:  # "@Kallelse, när …"
            text = after.lstrip(" ,:")
    return text


def _without_bot(text: str, activity: Activity) -> str:
    for _, name, is_bot in _mentions(activity):
        if is_bot and name:
            text = text.replace(unescape(name), "", 1)
    return text
