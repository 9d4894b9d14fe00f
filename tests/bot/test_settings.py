"""A wrong setting is told in a sentence, and the bot is never open to strangers by mistake."""

from datetime import date
from pathlib import Path

import pytest

from bot.settings import AppType, Settings, UnusableSettings
from tests.bot.test_credentials import certificate
from tests.fakes.teams import APP, TENANT

TODAY = date(2031, 2, 20)
GOOD = {
    "MicrosoftAppId": APP,
    "MicrosoftAppPassword": "secret",
    "MicrosoftAppTenantId": TENANT,
    "KALLELSE_PUBLIC_URL": "https://kallelse.example",
}


def problems(**changed: str) -> dict[str, str]:
    return {problem.setting: problem.sentence for problem in Settings.read(GOOD | changed).problems(TODAY)}


def test_good_settings_have_no_problem() -> None:
    assert problems() == {}
    assert Settings.read(GOOD).refusal(local=False, host="0.0.0.0") is None


def test_the_environment_of_windows_is_upper_case_and_what_is_empty_is_not_set() -> None:
    told = Settings.read({"MICROSOFTAPPID": f" {APP} ", "KALLELSE_PORT": "", "KALLELSE_DATABASE": " "})

    assert (told.app_id, told.port, told.database) == (APP, 3978, "sqlite:///kallelse.db")


def test_a_secret_is_not_shown() -> None:
    assert "tell nobody" not in repr(Settings.read(GOOD | {"MicrosoftAppPassword": "tell nobody"}))


@pytest.mark.parametrize(
    ("changed", "setting"),
    [
        ({"MicrosoftAppId": ""}, "MicrosoftAppId"),
        ({"MicrosoftAppId": "kallelse"}, "MicrosoftAppId"),
        ({"MicrosoftAppTenantId": ""}, "MicrosoftAppTenantId"),
        ({"MicrosoftAppTenantId": "", "MicrosoftAppType": "UserAssignedMSI"}, "MicrosoftAppTenantId"),
        ({"MicrosoftAppPassword": ""}, "MicrosoftAppPassword"),
        ({"KALLELSE_CERTIFICATE": "/nowhere.pem"}, "KALLELSE_CERTIFICATE"),
        ({"MicrosoftAppType": "MultiTenant", "MicrosoftAppTenantId": ""}, "KALLELSE_ALLOWED_TENANTS"),
    ],
)
def test_what_is_missing_stops_the_start_and_says_what_to_do(changed: dict[str, str], setting: str) -> None:
    refusal = Settings.read(GOOD | changed).refusal(local=False, host="0.0.0.0")

    assert setting in problems(**changed)
    assert refusal is not None
    assert refusal.setting == setting
    assert refusal.sentence.endswith(".")


@pytest.mark.parametrize(
    "changed",
    [
        {"MicrosoftAppPassword": "", "KALLELSE_MANAGED_IDENTITY": "id"},
        {"MicrosoftAppPassword": "", "MicrosoftAppType": "UserAssignedMSI"},
        {"MicrosoftAppType": "MultiTenant", "MicrosoftAppTenantId": "", "KALLELSE_ALLOWED_TENANTS": "*"},
    ],
)
def test_there_are_other_ways_to_prove_who_the_bot_is(changed: dict[str, str]) -> None:
    assert problems(**changed) == {}


@pytest.mark.parametrize(
    ("ends", "sentence", "stops"),
    [
        ("2031-02-19", "it ended on 2031-02-19", True),
        ("2031-03-01", "it ends on 2031-03-01", False),
        ("2031-06-01", None, None),
    ],
)
def test_a_secret_that_ends_is_told_before(ends: str, sentence: str | None, stops: bool | None) -> None:
    told = Settings.read(GOOD | {"KALLELSE_SECRET_ENDS": ends}).problems(TODAY)

    assert [(p.sentence[: len(sentence or "")], p.stops) for p in told] == ([(sentence, stops)] if sentence else [])


def test_a_certificate_tells_its_own_end(tmp_path: Path) -> None:
    pem = certificate(tmp_path / "kallelse.pem")  # until the last days of 2035
    changed = {"MicrosoftAppPassword": "", "KALLELSE_CERTIFICATE": str(pem)}
    told = Settings.read(GOOD | changed)

    assert told.problems(TODAY) == ()
    (problem,) = told.problems(date(2036, 2, 20))
    assert problem.setting == "KALLELSE_CERTIFICATE"
    pem.write_text("nothing")
    (problem,) = told.problems(TODAY)
    assert "no PEM file" in problem.sentence


@pytest.mark.parametrize(("address", "stops"), [("", False), ("http://kallelse.example", True), ("kallelse", True)])
def test_the_public_address_is_https(address: str, stops: bool) -> None:
    (problem,) = Settings.read(GOOD | {"KALLELSE_PUBLIC_URL": address}).problems(TODAY)

    assert (problem.setting, problem.stops) == ("KALLELSE_PUBLIC_URL", stops)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KALLELSE_PORT", "http"),
        ("KALLELSE_PORT", "0"),
        ("MicrosoftAppType", "Double"),
        ("KALLELSE_SECRET_ENDS", "soon"),
    ],
)
def test_a_value_that_cannot_be_read_is_told_by_its_name(name: str, value: str) -> None:
    with pytest.raises(UnusableSettings) as wrong:
        Settings.read(GOOD | {name: value})

    assert [problem.setting for problem in wrong.value.problems] == [name]
    assert name in str(wrong.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_local_mode_is_for_this_machine(host: str) -> None:
    assert Settings.read({}).refusal(local=True, host=host) is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "kallelse.example", ""])
def test_local_mode_is_refused_where_others_reach_it(host: str) -> None:
    assert Settings.read({}).refusal(local=True, host=host)


def test_without_credentials_it_starts_nowhere_else() -> None:
    assert Settings.read({}).refusal(local=False, host="127.0.0.1")


@pytest.mark.parametrize(
    ("allowed", "tenants"),
    [
        ("", {TENANT}),
        ("*", None),
        ("A, b  C", {"a", "b", "c"}),
        ("a,*", None),
    ],
)
def test_the_own_tenant_is_let_in_unless_others_are_named(allowed: str, tenants: set[str] | None) -> None:
    assert Settings.read(GOOD | {"KALLELSE_ALLOWED_TENANTS": allowed}).tenants == tenants


def test_lists_are_added_to_what_is_known() -> None:
    told = Settings.read(GOOD | {"KALLELSE_SERVICE_HOSTS": "Example.gov", "KALLELSE_FILE_HOSTS": "files.example"})

    assert "example.gov" in told.all_service_hosts
    assert "smba.trafficmanager.net" in told.all_service_hosts
    assert "files.example" in told.all_file_hosts
    assert told.app_type is AppType.SINGLE_TENANT
