from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleaner.cli import cli
from cleaner.errors import UsageError
from cleaner.provenance import load
from tests.commands import cleaner_command
from tests.stories import HTML_PAGE, PAGE, write_tree

RULES = """schema: 1
id: sites/herald.example
sites: [herald.example]
extends: [platforms/wordpress]
without: [share-plugins]
remove:
  - {id: more, kind: related, line: "^More$"}
examples:
  - {text: "One\\nMore", removes: [More], keeps: [One]}
about: {author: me, added: 2026-01-31, license: MIT, why: it repeats}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rule folder with one file; commands run beside it."""
    monkeypatch.chdir(tmp_path)
    return write_tree(tmp_path / "mine", {"sites/herald.yaml": RULES})


def rules(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["rules", *map(str, arguments)])


def test_lint_of_right_files_ends_with_0(folder: Path) -> None:
    result = rules("lint", folder)
    assert (result.exit_code, result.output) == (0, "1 files are right, 0 errors, 0 advice\n")


def test_lint_of_wrong_files_names_place_and_mend_and_ends_with_1(folder: Path) -> None:
    write_tree(folder, {"sites/other.yaml": "schema: 1\nid: o\nremove:\n  - {id: x, kind: relatd, line: x}\n"})
    result = rules("lint", folder)
    assert result.exit_code == 1
    assert "error: sites/other.yaml:4, rule 'x', key 'kind'" in result.output
    assert "Did you mean related?" in result.output


@pytest.mark.parametrize("command", ["lint", "test"])
@pytest.mark.parametrize("files", [{}, {"herald.txt": RULES}], ids=["empty", "other-files"])
def test_a_folder_without_rule_files_is_wrong_usage(folder: Path, command: str, files: dict[str, str | bytes]) -> None:
    write_tree(folder.parent / "none", files)
    result = rules(command, "none")
    assert isinstance(result.exception, UsageError)
    assert "there are no rule files" in str(result.exception)


def test_advice_is_an_error_if_one_wants_it(folder: Path) -> None:
    write_tree(folder, {"sites/other.yaml": "schema: 1\nid: o\nsites: [o.example]\n"})
    assert rules("lint", folder).exit_code == 0
    assert rules("lint", "--strict", folder).exit_code == 1


def test_lint_and_test_without_a_path_look_at_all_rules_there_are(folder: Path) -> None:
    write_tree(folder.parent, {".cleaner/rules/sites/own.yaml": RULES})
    assert "errors" in rules("lint").output
    packaged = rules("test")
    assert packaged.exit_code == 0, packaged.output
    write_tree(folder.parent, {".cleaner/rules/sites/own.yaml": RULES.replace("removes: [More]", "removes: [One]")})
    own = rules("test")
    assert own.exit_code == 1
    assert ".cleaner/rules/sites/own.yaml, example 1: removes: 'One' is still there" in own.output


def test_examples_are_run_for_a_folder_and_for_a_single_file(folder: Path) -> None:
    for path in (folder, folder / "sites" / "herald.yaml"):
        result = rules("test", path)
        assert (result.exit_code, result.output) == (0, "1 examples hold, 0 do not\n")


@pytest.mark.parametrize("command", ["lint", "test"])
@pytest.mark.parametrize(
    "beside",
    [
        {"deep/docker-compose.yaml": "services: {}\n"},
        {"sites/copy.yaml": RULES},
        {"sites/broken.yaml": "remove: [\n"},
        {"sites/lost.yaml": "schema: 1\nid: lost\nextends: [nowhere]\n"},
    ],
    ids=["another-tool's", "the-same-id", "broken", "extends-nothing"],
)
def test_what_lies_beside_a_single_file_is_not_its_business(
    folder: Path, command: str, beside: dict[str, str | bytes]
) -> None:
    write_tree(folder, beside)
    result = rules(command, folder / "sites" / "herald.yaml")
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("command", ["lint", "test"])
def test_what_a_single_file_extends_is_found_beside_it(folder: Path, command: str) -> None:
    own = RULES.replace("platforms/wordpress", "mine").replace("without: [share-plugins]\n", "")
    write_tree(
        folder,
        {
            "sites/herald.yaml": own.replace('line: "^More$"', 'line: "^Less$"'),
            "mine.yaml": "schema: 1\nid: mine\nextends: [first]\nwithout: [first#never]\n",
            "sites/first.yaml": 'schema: 1\nid: first\nremove:\n  - {id: more, kind: related, line: "^More$"}\n'
            "  - {id: never, kind: related, line: One}\n",
        },
    )
    result = rules(command, folder / "sites" / "herald.yaml")
    assert result.exit_code == 0, result.output


def test_rules_that_no_example_shows_are_named(folder: Path) -> None:
    write_tree(
        folder, {"sites/herald.yaml": RULES.replace("examples:", "  - {id: silent, kind: promo, css: .x}\nexamples:")}
    )
    assert "no example shows silent" in rules("test", "--unproved", folder).output


def test_the_list_names_all_files(folder: Path) -> None:
    told = rules("list", "--rules", folder).output.split("\n")
    assert any(line.split()[:3] == ["sites/herald.example", "site", "user"] for line in told)
    assert any(line.split()[:3] == ["platforms/wordpress", "platform", "packaged"] for line in told)


def test_what_holds_for_a_site_is_shown_with_where_it_comes_from(folder: Path) -> None:
    for target in ("www.herald.example", "https://herald.example/x", "sites/herald.example"):
        told = rules("show", target, "--rules", folder).output
        assert "# sites/herald.example (user: " in told
        assert "# platforms/wordpress (packaged: platforms/wordpress.yaml)" in told
        assert "switched off: remove  {id: share-plugins" in told


def test_a_site_without_rules_is_told(folder: Path) -> None:
    result = rules("show", "nowhere.example", "--rules", folder)
    assert result.exit_code == 1
    assert "No file speaks about nowhere.example" in result.output


def test_a_run_uses_the_rules_of_the_project(folder: Path) -> None:
    write_tree(folder.parent, {".cleaner/rules/own.yaml": RULES, "urls.tsv": "a.txt\thttps://herald.example/\n"})
    write_tree(folder.parent / "in", {"a.txt": PAGE + "More\n"})
    run = ["run", "in", "--out", "out", "--urls", "urls.tsv"]
    assert CliRunner().invoke(cli, run).exit_code == 0
    record = load(folder.parent / "out" / "a.txt.json")
    assert record.activity.site == "sites/herald.example"
    assert "sites/herald.example#more" in {verdict.by for verdict in record.verdicts}
    told = rules("stats", "out").output
    assert "1 pages" in told
    assert "sites/herald.example#more" in told


def test_a_rule_that_extends_nothing_stops_a_run(folder: Path) -> None:
    write_tree(folder, {"sites/herald.yaml": RULES.replace("platforms/wordpress", "platforms/wordpres")})
    write_tree(folder.parent / "in", {"a.txt": PAGE})
    done = cleaner_command("run", "in", "--out", "out", "--rules", "mine", cwd=folder.parent)
    assert done.returncode == 2
    assert b"mine/sites/herald.yaml:4, key 'extends'" in done.stderr
    assert b"Did you mean 'platforms/wordpress'?" in done.stderr


def test_a_new_file_is_written_with_the_schema_beside_it(folder: Path) -> None:
    write_tree(folder.parent, {"page.html": HTML_PAGE})
    result = rules("new", "page.html", "--url", "https://herald.example/", "--out", "new/sites/h.yaml")
    assert result.exit_code == 0, result.output
    assert (
        (folder.parent / "new/sites/h.yaml").read_text().startswith("# yaml-language-server: $schema=../schema.json\n")
    )
    assert json.loads((folder.parent / "new/schema.json").read_text())["$defs"]
    assert rules("lint", "new").exit_code == 0
    again = rules("new", "page.html", "--out", "new/sites/h.yaml")
    assert again.exit_code != 0


def test_a_new_file_goes_to_standard_output(folder: Path) -> None:
    write_tree(folder.parent, {"page.txt": PAGE})
    assert "schema: 1\nid: sites/example.com\n" in rules("new", "page.txt").output


@pytest.fixture
def address() -> Iterator[str]:
    """A server on this machine that has one page."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = self.path == "/story"
            self.send_response(200 if found else 404)
            self.end_headers()
            self.wfile.write(HTML_PAGE.encode() if found else b"")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_new_file_is_made_of_a_page_on_the_web(address: str) -> None:
    assert "schema: 1\nid: sites/127.0.0.1\n" in rules("new", f"{address}/story").output


@pytest.mark.parametrize("name", ["/missing", "nowhere.html", ".", "ftp://a.example/x", "http://127.0.0.1:9/"])
def test_a_page_that_cannot_be_had_is_wrong_usage(address: str, name: str, tmp_path: Path) -> None:
    done = cleaner_command("rules", "new", f"{address}{name}" if name.startswith("/") else name, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr


def test_the_schema_is_printed() -> None:
    assert json.loads(rules("schema").output)["title"] == "cleaner rule file"


def test_an_import_says_what_became_of_each_line(folder: Path) -> None:
    write_tree(folder.parent / "ftr", {"a.example.txt": "body: //main\nstirp: //nav\nstrip: //nav\nstrip: //div[\n"})
    result = rules("import", "ftr", "ftr", "--out", "out")
    assert result.exit_code == 0
    assert "a.example.txt:2: unknown directive 'stirp', perhaps strip" in result.output
    assert "body and strip lines converted: 2 of 3 (66.7%)" in result.output
    assert (folder.parent / "out/sites/a.example.yaml").is_file()
    assert "left out\tstirp (unknown)\t1" in (folder.parent / "out/import-report.tsv").read_text()
    assert rules("lint", "out").exit_code == 0


def test_all_commands_are_told_of() -> None:
    told = rules("--help").output
    assert all(f"  {name}" in told for name in ("lint", "test", "list", "show", "stats", "new", "import", "schema"))
