"""Nobody is called whom a stranger chose."""

import pytest

from bot.teams.hosts import SERVICE_HOSTS, Hosts, address

HOSTS = Hosts(SERVICE_HOSTS)


@pytest.mark.parametrize(
    "url",
    [
        "https://smba.trafficmanager.net/emea/",
        "https://SMBA.TrafficManager.net/emea/",
        "https://smba.trafficmanager.net./emea/",
        "https://webchat.botframework.com/",
        "https://europe.webchat.botframework.com:443/",
    ],
)
def test_listed_hosts_and_their_subdomains_are_admitted(url: str) -> None:
    found = address(url)
    assert found
    assert HOSTS.admit(found)


@pytest.mark.parametrize(
    "url",
    [
        "http://smba.trafficmanager.net/",
        "https://trafficmanager.net/",
        "https://xsmba.trafficmanager.net/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://user@smba.trafficmanager.net/",
        "https://:secret@smba.trafficmanager.net/",
        "https://evil.example/#smba.trafficmanager.net",
        "https://evil.example\\.smba.trafficmanager.net/x",
        "https://evil.example%2f.smba.trafficmanager.net/",
        "http://127.0.0.1/",
        "https://\x00.smba.trafficmanager.net/",
        "/emea",
        "",
        "https://",
        "javascript:alert(1)",
    ],
)
def test_no_other_host_is_admitted(url: str) -> None:
    found = address(url)
    assert found is None or not HOSTS.admit(found)


def test_plain_http_is_for_loopback_that_is_listed() -> None:
    local = Hosts(frozenset({"127.0.0.1", "smba.trafficmanager.net"}))
    url = address("http://127.0.0.1:9000/")
    assert url
    assert local.admit(url)
    assert not HOSTS.admit(url)


@pytest.mark.parametrize("text", ["https://[::1", "https://a:b:c/", "https://x:99999/"])
def test_what_is_no_address_is_none(text: str) -> None:
    assert address(text) is None
