import tomllib
from importlib import resources

from dialogs.understanding.detail_words import detail_words
from dialogs.understanding.words import split
from meetings.languages import Language


def test_every_list_of_words_is_in_both_languages() -> None:
    lists = []
    for language in Language:
        source = resources.files("dialogs.understanding") / f"details_{language}.toml"
        table = tomllib.loads(source.read_text(encoding="utf-8"))
        lists.append({(area, name) for area, entries in table.items() for name in entries})

    assert lists[0] == lists[1]


def test_both_languages_are_tried_at_once() -> None:
    found = {hit.name for hit in detail_words().patterns.find(split("glutenfri but wrong email"))}

    assert {"diet.wishes", "wrong.email"} <= found
