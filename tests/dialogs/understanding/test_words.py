"""A message as words."""

from dialogs.understanding.words import bare, compose, split


def test_words_numbers_and_question_marks_are_told_with_their_places() -> None:
    text = "När är mötet 12/3, kl 9.30–15?"

    words = split(text)

    assert [word.form for word in words] == ["när", "är", "mötet", "12/3", "kl", "9.30", "15", "?"]
    assert all(text[word.start : word.end].lower() == word.written for word in words)


def test_a_decomposed_letter_counts_as_one() -> None:
    assert compose("a\u030a") == "å"


def test_diacritics_may_be_left_out() -> None:
    assert [word.bare for word in split("Åmåls möte à la idé")] == ["amals", "mote", "à", "la", "ide"]
    assert bare("träff") == bare("traff")
