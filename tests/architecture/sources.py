"""The project's own source, as text and as trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("bot", "dialogs", "meetings", "storage")
#: loaded by Alembic, by path, when there is a database to bring up to date
MIGRATIONS = ROOT / "storage" / "migrations"


@cache
def files() -> tuple[Path, ...]:
    """Every Python file of the rooms, migrations included."""
    return tuple(sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py")))


def modules() -> dict[str, Path]:
    """The importable modules: dotted name → file."""
    return {dotted(path): path for path in files() if MIGRATIONS not in path.parents}


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def short(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    source = path.read_text(encoding="utf-8")
    try:
        return ast.parse(source)
    except SystemError:
        # Python 3.11 now and then loses count of its own recursion while it builds a tree; the next time it is right
        return ast.parse(source)


def imports(path: Path) -> Iterator[str]:
    """The top-level names that a file imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def imported_modules(path: Path) -> Iterator[str]:
    """The dotted names that a file imports, and those of what it imports from them."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """The string literals of a file and the fixed parts of its f-strings, docstrings left out."""
    docstrings = {
        node.body[0].value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docstrings:
            yield node.lineno, node.value
