"""Counts that Prometheus reads, however odd what is counted."""

from bot.web.metrics import MOST_KINDS, Metrics


def test_durations_are_counted_up_to_each_bound() -> None:
    metrics = Metrics()
    for seconds in (0.001, 0.02, 0.02, 99.0):
        metrics.count("message", 202, seconds)
    lines = metrics.text({}, {}).splitlines()

    assert 'kallelse_request_seconds_bucket{le="0.005"} 1' in lines
    assert 'kallelse_request_seconds_bucket{le="0.025"} 3' in lines
    assert 'kallelse_request_seconds_bucket{le="10.0"} 3' in lines
    assert 'kallelse_request_seconds_bucket{le="+Inf"} 4' in lines
    assert "kallelse_request_seconds_sum 99.041000" in lines


def test_strangers_make_no_endless_list_of_kinds() -> None:
    metrics = Metrics()
    for number in range(1000):
        metrics.count(f"kind{number}", 200, 0.0)
    text = metrics.text({}, {})

    assert text.count("kallelse_requests_total{") == MOST_KINDS + 1
    assert f'kind="other",status="200"}} {1000 - MOST_KINDS}' in text


def test_a_kind_cannot_break_out_of_its_label() -> None:
    metrics = Metrics()
    metrics.count('x"} 1\nevil 1', 200, 0.0)

    assert "evil 1" not in metrics.text({}, {}).splitlines()
    assert "evil" in metrics.text({}, {})


def test_endings_and_gauges_stand_beside() -> None:
    lines = Metrics().text({"throttled": 2}, {"queue_sent": 7.0}).splitlines()

    assert 'kallelse_sends_total{outcome="throttled"} 2' in lines
    assert "# TYPE kallelse_queue_sent gauge" in lines
    assert "kallelse_queue_sent 7.0" in lines
