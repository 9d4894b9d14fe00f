"""What is counted while serving, as text that Prometheus reads."""

from collections import Counter
from collections.abc import Iterable, Mapping

#: upper bounds of how long requests take, seconds
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
#: a label's values come from outside; further kinds count together
MOST_KINDS = 40


class Metrics:
    """Counts of one process since its start."""

    def __init__(self) -> None:
        self._requests: Counter[tuple[str, int]] = Counter()
        self._durations: Counter[float] = Counter()
        self._seconds = 0.0

    def count(self, kind: str, status: int, seconds: float) -> None:
        """One request of `POST /api/messages`: the activity's type, or "refused"."""
        key = (kind, status)
        if key not in self._requests and len(self._requests) >= MOST_KINDS:
            key = ("other", status)
        self._requests[key] += 1
        self._durations[next((bound for bound in BUCKETS if seconds <= bound), float("inf"))] += 1
        self._seconds += seconds

    def text(self, outcomes: Mapping[str, int], gauges: Mapping[str, float]) -> str:
        """All counts; `outcomes` are the connector's, `gauges` are given by name."""
        lines = [*self._request_lines(), *self._duration_lines()]
        lines += _metric(
            "kallelse_sends_total", "counter", ((f'outcome="{ending}"', n) for ending, n in outcomes.items())
        )
        for name, value in sorted(gauges.items()):
            lines += _metric(f"kallelse_{name}", "gauge", (("", value),))
        return "\n".join(lines) + "\n"

    def _request_lines(self) -> list[str]:
        counts = ((f'kind="{_label(kind)}",status="{status}"', n) for (kind, status), n in self._requests.items())
        return _metric("kallelse_requests_total", "counter", counts)

    def _duration_lines(self) -> list[str]:
        name, total = "kallelse_request_seconds", 0
        lines = [f"# TYPE {name} histogram"]
        for bound in (*BUCKETS, float("inf")):
            total += self._durations[bound]
            lines.append(f'{name}_bucket{{le="{"+Inf" if bound == float("inf") else bound}"}} {total}')
        return [*lines, f"{name}_sum {self._seconds:.6f}", f"{name}_count {total}"]


def _metric(name: str, kind: str, values: Iterable[tuple[str, float]]) -> list[str]:
    lines = (f"{name}{{{labels}}} {value}" if labels else f"{name} {value}" for labels, value in values)
    return [f"# TYPE {name} {kind}", *lines]


def _label(text: str) -> str:
    return "".join(character for character in text if character.isalnum() or character in "/._-")[:40]
