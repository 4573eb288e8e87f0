"""The recipes of docs/analysis.md run as printed, and the types that they state are those of the schema."""

import re
from pathlib import Path

import pytest

from fixtures.serve import SITE
from newsscrape import extract
from newsscrape.loading import duckdb_columns, pandas_dtypes
from newsscrape.record import Article

GUIDE = Path(__file__).parents[1] / "docs/analysis.md"
RECIPES = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("analysis")
    pages = list(SITE.glob("2025/10/0*/*/index.html"))
    lines = [extract(page.read_bytes(), f"https://leserigraphe.com/{page.parent.name}/").to_json() for page in pages]
    (folder / "out").mkdir()
    (folder / "out/articles.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.mark.filterwarnings("ignore:The .convert_dates. keyword")
@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.split()[1])
def test_recipe(recipe: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(folder)
    exec(compile(recipe, GUIDE.name, "exec"), {})  # noqa: S102
    if "write_parquet" in recipe:
        assert (folder / "out/articles.parquet").stat().st_size > 0
    else:
        assert capsys.readouterr().out.count("\n") > 3


def test_every_key_has_its_type() -> None:
    keys = [field.alias or name for name, field in Article.model_fields.items()]
    assert list(duckdb_columns()) == keys
    assert list(pandas_dtypes()) == keys


@pytest.mark.parametrize(
    ("key", "sql"),
    [
        ("headline", "VARCHAR"),
        ("revision", "BIGINT"),
        ("modified_on", "VARCHAR"),
        ("authors", "VARCHAR[]"),
        ("image", 'STRUCT("url" VARCHAR, "caption" VARCHAR, "credit" VARCHAR)'),
        ("sources", 'STRUCT("url" VARCHAR, "title" VARCHAR)[]'),
        ("extraction", 'STRUCT("version" VARCHAR, "warnings" VARCHAR[])'),
        (
            "characters",
            'STRUCT("name" VARCHAR, "mentions" STRUCT("field" VARCHAR, "start" BIGINT, "end" BIGINT)[])[]',
        ),
    ],
)
def test_duckdb_type(key: str, sql: str) -> None:
    assert duckdb_columns()[key] == sql
