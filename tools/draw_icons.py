"""Draws the app's icons into manifests/: a leaf of a calendar with a bell on it. `python tools/draw_icons.py`."""

import math
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

Shape = Callable[[float, float], bool]
Colour = tuple[int, int, int, int]

MANIFESTS = Path(__file__).parents[1] / "manifests"
#: each pixel is the mean of SAMPLES x SAMPLES points
SAMPLES = 6
WHITE = (255, 255, 255, 255)
SPRUCE = (20, 82, 92, 255)
AMBER = (246, 178, 60, 255)
CLEAR = (255, 255, 255, 0)


def rounded(left: float, top: float, right: float, bottom: float, radius: float) -> Shape:
    def inside(x: float, y: float) -> bool:
        dx = max(left + radius - x, x - right + radius, 0)
        dy = max(top + radius - y, y - bottom + radius, 0)
        return math.hypot(dx, dy) <= radius

    return inside


def circle(centre_x: float, centre_y: float, radius: float) -> Shape:
    return rounded(centre_x - radius, centre_y - radius, centre_x + radius, centre_y + radius, radius)


def without(shape: Shape, hole: Shape) -> Shape:
    return lambda x, y: shape(x, y) and not hole(x, y)


def together(*shapes: Shape) -> Shape:
    return lambda x, y: any(shape(x, y) for shape in shapes)


def above(shape: Shape, line: float) -> Shape:
    return lambda x, y: y < line and shape(x, y)


def below(shape: Shape, line: float) -> Shape:
    return lambda x, y: y > line and shape(x, y)


def bell(centre: float, top: float, height: float) -> Shape:
    """A round shoulder that swings out into a rim, with a knob above and a clapper below."""
    crown, rim, shoulder = top + 0.10 * height, top + 0.76 * height, 0.27 * height

    def body(x: float, y: float) -> bool:
        if not crown <= y <= rim:
            return False
        rise = y - crown
        dome = math.sqrt(shoulder**2 - max(shoulder - rise, 0) ** 2)
        flare = 0.17 * height * math.pow(max((rise - shoulder) / (rim - crown - shoulder), 0), 2.4)
        return abs(x - centre) <= dome + flare

    return together(
        body,
        circle(centre, crown, 0.075 * height),
        rounded(
            centre - 0.46 * height, rim - 0.03 * height, centre + 0.46 * height, rim + 0.06 * height, 0.045 * height
        ),
        below(circle(centre, rim + 0.11 * height, 0.13 * height), rim + 0.11 * height),
    )


def png(size: int, background: Colour, layers: list[tuple[Shape, Colour]]) -> bytes:
    """A square picture; later layers lie on top."""
    rows = bytearray()
    for row in range(size):
        rows.append(0)
        for column in range(size):
            rows += bytes(_pixel(column, row, background, layers))
    header = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")
    )


def _pixel(column: int, row: int, background: Colour, layers: list[tuple[Shape, Colour]]) -> Colour:
    points = [
        next(
            (colour for shape, colour in reversed(layers) if shape(column + dx, row + dy)),
            background,
        )
        for dx in _steps()
        for dy in _steps()
    ]
    red, green, blue, alpha = (round(sum(channel) / len(points)) for channel in zip(*points, strict=True))
    return red, green, blue, alpha


def _steps() -> list[float]:
    return [(step + 0.5) / SAMPLES for step in range(SAMPLES)]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def colour() -> bytes:
    """192 pixels square: the symbol fills the middle 96."""
    leaf = rounded(48, 54, 144, 144, 12)
    hooks = together(rounded(70, 44, 78, 66, 4), rounded(114, 44, 122, 66, 4))
    around = together(rounded(66, 40, 82, 70, 8), rounded(110, 40, 126, 70, 8))
    return png(
        192,
        SPRUCE,
        [(leaf, WHITE), (above(leaf, 76), AMBER), (around, SPRUCE), (hooks, WHITE), (bell(96, 84, 54), SPRUCE)],
    )


def outline() -> bytes:
    """32 pixels square: white lines on nothing."""
    leaf = rounded(3, 5, 29, 30, 4)
    frame = without(leaf, rounded(5, 7, 27, 28, 2.5))
    head = above(leaf, 11)
    hooks = together(rounded(9, 1.5, 11.5, 8, 1.25), rounded(20.5, 1.5, 23, 8, 1.25))
    around = together(rounded(7.5, 0, 13, 9.5, 2.5), rounded(19, 0, 24.5, 9.5, 2.5))
    return png(32, CLEAR, [(frame, WHITE), (head, WHITE), (around, CLEAR), (hooks, WHITE), (bell(16, 12.6, 14), WHITE)])


if __name__ == "__main__":
    (MANIFESTS / "color.png").write_bytes(colour())
    (MANIFESTS / "outline.png").write_bytes(outline())
