"""The command line: ``newsscrape extract``, ``schema``, ``crawl``, ``state``, ``probe``.

Nothing heavy is imported before a command needs it, so that ``newsscrape --help`` is quick.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

OK, FAILED, INTERRUPTED = 0, 2, 130
PROJECT_COMMANDS = {
    "crawl": "crawl sites into out/, as cron does",
    "state": "show, reset or forget what has been crawled",
    "probe": "look at a site and draft its file",
}

EXAMPLES = """\
examples:
  newsscrape extract https://leserigraphe.com/2025/10/04/article/
  newsscrape extract --pretty page.html
  newsscrape extract saved/*.html > articles.jsonl
  curl -s "$URL" | newsscrape extract - --url "$URL"
  newsscrape schema > schema.json
  newsscrape crawl leserigraphe

exit status: 0 all is well, 2 an input or option was wrong (the other inputs still come out);
crawl has more: newsscrape crawl --help
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        if arguments and arguments[0] in PROJECT_COMMANDS:
            status = _run_in_project(arguments[0], arguments[1:])
        else:
            options = _parser().parse_args(arguments)
            command: Callable[[argparse.Namespace], int] = options.command
            status = command(options)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, head for example, has enough
        _give_up_output()
        return OK
    except OSError as error:
        _give_up_output()
        return _say(f"cannot write the output: {error.strerror or error}")
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _give_up_output() -> None:
    """What is still buffered must not fail once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"newsscrape: {message} (see {self.prog} --help)\n")


def _parser() -> _Parser:
    from newsscrape import __version__  # noqa: PLC0415

    parser = _Parser(
        prog="newsscrape",
        description="Reads French TV-news pages into records, one line of JSON each.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"newsscrape {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_extract(commands.add_parser("extract", help="read article pages into records", allow_abbrev=False))
    schema = commands.add_parser("schema", help="print the JSON Schema of a record", allow_abbrev=False)
    schema.set_defaults(command=_schema)
    for name, help_text in PROJECT_COMMANDS.items():
        commands.add_parser(name, help=f"{help_text} (in the project's folder)", add_help=False)
    return parser


def _add_extract(parser: argparse.ArgumentParser) -> None:
    parser.description = "Reads article pages; writes their records to standard output, diagnostics to standard error."
    parser.add_argument(
        "inputs", nargs="+", metavar="FILE|URL|-", help="a saved page, an address, or - for standard input"
    )
    parser.add_argument(
        "--url", help="address of the page, where the input is one file or - (default: what the page says)"
    )
    parser.add_argument("--pretty", action="store_true", help="indent the records, for reading by eye")
    parser.add_argument("--encoding", help="encoding that the server declared, for files and -")
    parser.set_defaults(command=_extract)


def _schema(_options: argparse.Namespace) -> int:
    from newsscrape.record import json_schema  # noqa: PLC0415

    sys.stdout.buffer.write(_indented(json_schema()).encode("utf-8"))
    return OK


def _extract(options: argparse.Namespace) -> int:
    from newsscrape.errors import NewsscrapeError  # noqa: PLC0415

    if options.url and len(options.inputs) > 1:
        return _say(f"--url names one page, and there are {len(options.inputs)} inputs: leave it out or give one input")
    if options.encoding and not _is_encoding(options.encoding):
        return _say(f"--encoding {options.encoding}: Python knows no encoding of that name")
    status = OK
    for name in options.inputs:
        try:
            record = _record(name, options)
        except NewsscrapeError as error:
            status = _say(_naming(name, str(error)))
        except Exception as error:  # noqa: BLE001  (a fault of ours on one page must not lose the others)
            status = _say(
                f"{name}: newsscrape itself failed ({type(error).__name__}: {error}): please report this page"
            )
        else:
            sys.stdout.buffer.write(record)
            sys.stdout.flush()
    return status


def _naming(name: str, message: str) -> str:
    return message if message.startswith(name) else f"{name}: {message}"


def _record(name: str, options: argparse.Namespace) -> bytes:
    from newsscrape.extraction import extract  # noqa: PLC0415
    from newsscrape.inputs import read_input  # noqa: PLC0415

    page = read_input(name, url=options.url, encoding=options.encoding)
    article = extract(page.body, page.url, encoding=page.encoding, fetched_at=page.fetched_at)
    text = _indented(article.model_dump(mode="json")) if options.pretty else article.to_json() + "\n"
    return text.encode("utf-8")


def _indented(data: object) -> str:
    import json  # noqa: PLC0415

    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _run_in_project(name: str, arguments: list[str]) -> int:
    """Runs a command of the Scrapy project, which stands beside the library and is not installed with it."""
    from importlib import import_module  # noqa: PLC0415

    project = _project_folder()
    if project is None:
        return _say(f"{name} works inside the project: go to the folder that holds scrapy.cfg and spiders/")
    sys.path.insert(0, str(project))
    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "newsscrape.settings")
    main_of: Callable[[list[str]], int] = import_module(f"spiders.commands.{name}").main
    return main_of(arguments)


def _project_folder() -> Path | None:
    here = Path.cwd()
    return next((f for f in (here, *here.parents) if (f / "scrapy.cfg").is_file() and (f / "spiders").is_dir()), None)


def _is_encoding(name: str) -> bool:
    import codecs  # noqa: PLC0415

    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def _say(message: str) -> int:
    sys.stderr.write(f"newsscrape: {message}\n")
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
