"""The command line: reads a call, hands it on, tells an error in one line."""
from __future__ import annotations

import argparse
import contextlib
import gc
import os
import shutil
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.errors import DatelineError, UsageError, unknown

if TYPE_CHECKING:
    from helpers.corpus import Corpus

EXAMPLES = """examples:
  dateline report corpus                                     a report of the sample articles, in outputs/corpus/
  dateline report ~/clippings --run strike -p n_terms=10     your own folder, a name, a parameter
  dateline corpus ~/clippings                                what would be read, how, with what doubts
  dateline verify outputs/strike                             count every number again from its sentences
  dateline new strike                                        a folder with commented sample files
"""


class Parser(argparse.ArgumentParser):
    """A parser that raises our one-line error in place of printing its usage."""

    def error(self, message: str) -> None:
        raise UsageError(f"{message}. See `{self.prog} --help`.")

    def options_of(self, command: str) -> list[str]:
        """The options that a command takes."""
        commands = next(action.choices for action in self._actions if isinstance(action, argparse._SubParsersAction))
        return list(commands[command]._option_string_actions)


def _assignments(pairs: list[str]) -> dict[str, str]:
    given = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals or not name.isidentifier():
            raise UsageError(f"-p {pair!r} is not name=value; write for example -p n_terms=10.")
        given[name] = value
    return given


def _report(call: argparse.Namespace) -> int:
    from helpers.run import report
    from helpers.run.fork_server import COLLECT_AFTER

    gc.set_threshold(*COLLECT_AFTER)
    place = report(call.corpus, call.run or "", _assignments(call.parameters), Path.cwd(), fresh=call.fresh, engine=call.engine,
                   scheduler=call.scheduler)
    print(place / "report.html")
    if call.redact or call.mask_care:
        from helpers.places import resolve_folder
        from helpers.rights import Asked, share

        print(share(place, resolve_folder(call.corpus, Path.cwd()), Asked(call.redact, call.mask_care)) / "report.html")
    return 0


def _drawn(folder: Path) -> Corpus | None:
    """The articles that a report would draw of a folder; None where it would read all."""
    from helpers.run import all_parameters, list_notebooks
    from helpers.sampling import holds_more, read_corpus

    most = all_parameters(list_notebooks())["most_articles"].default
    corpus = read_corpus(folder, most) if holds_more(folder, most) else None
    return corpus if corpus and corpus.drawn else None


def _corpus(call: argparse.Namespace) -> int:
    from helpers.corpus import corpus_listing, format_listing, hidden_names, nothing_read, survey, tell_hidden
    from helpers.places import resolve_folder

    folder = resolve_folder(call.folder, Path.cwd())
    corpus = _drawn(folder) or survey(folder)
    lines = [format_listing(corpus_listing(corpus)), tell_hidden(hidden_names(corpus.folder))]
    if corpus.drawn:
        lines.append(f"of {corpus.drawn.n_articles} articles a report reads {corpus.drawn.n_drawn}, drawn by seed {corpus.drawn.seed}, and counts all "
                     "(-p most_articles=N); the articles and doubts above are of those")
    print("".join(f"{line}\n" for line in lines if line), end="")
    if corpus.documents.empty:
        raise DatelineError(nothing_read(corpus))
    return 0


def _verify(call: argparse.Namespace) -> int:
    from helpers.rights import check_shared, is_shared
    from helpers.verify import verify

    if is_shared(Path(call.run_folder)):
        holds, line = check_shared(Path(call.run_folder))
        print(line)
        return 0 if holds else 1
    found = verify(Path(call.run_folder), Path(call.corpus) if call.corpus else None)
    print("\n".join(found.lines))
    return 0 if found.holds else 1


def _compare(call: argparse.Namespace) -> int:
    from helpers.compare import compare

    found = compare(Path(call.run_a), Path(call.run_b), Path(call.corpus) if call.corpus else None)
    print(found.text)
    print(found.page)
    return 0


def _called_as() -> str:
    """The command as it can be typed again here: by its name, else by the path that it was called by."""
    path = Path(sys.argv[0])
    return str(path) if path.stem == "dateline" and not shutil.which("dateline") else "dateline"


def _new(call: argparse.Namespace) -> int:
    from helpers.run.new import new_corpus

    print(new_corpus(Path(call.name), _called_as()))
    return 0


def _lab(_: argparse.Namespace) -> int:
    from helpers.run.lab import open_lab

    return open_lab()


def _add_report(commands: argparse._SubParsersAction) -> None:
    report = commands.add_parser("report", help="turn a folder of articles into outputs/<run>/report.html")
    report.add_argument("corpus", help="a folder of articles")
    report.add_argument("--run", metavar="NAME", help="name of the run (else the folder's name)")
    report.add_argument("-p", dest="parameters", metavar="name=value", action="append", default=[],
                        help="a notebook parameter; may be given several times")
    report.add_argument("--engine", choices=["local", "dask"], default="", help="where articles are worked on: this machine (the default) or a Dask cluster")
    report.add_argument("--scheduler", metavar="ADDRESS", default="", help="the address of the cluster's scheduler, for example tcp://127.0.0.1:8786")
    report.add_argument("--fresh", action="store_true", help="ignore the cache and work everything out again")
    report.add_argument("--redact", action="store_true", help="write a copy to share too, in outputs/<run>-shared: snippets of eight words for sentences")
    report.add_argument("--mask-care", action="store_true", help="write a copy to share too: a letter for the name of each person to be named with care")
    report.set_defaults(do=_report)


def build_parser() -> Parser:
    """The whole command line."""
    about = "Turns a folder of news articles into a report in which every number opens the sentences it was counted from."
    parser = Parser(prog="dateline", description=about,
                    epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=Parser)
    _add_report(commands)
    calls = [("corpus", _corpus, "what would be read, how, with what doubts", ["folder"]),
             ("verify", _verify, "count every number of a run again", ["run_folder"]),
             ("compare", _compare, "explain what changed between two runs", ["run_a", "run_b"]),
             ("new", _new, "make a corpus folder with commented sample files", ["name"]),
             ("lab", _lab, "open JupyterLab on the start page", [])]
    for name, do, text, arguments in calls:
        command = commands.add_parser(name, help=text)
        for argument in arguments:
            command.add_argument(argument)
        command.set_defaults(do=do)
    commands.choices["verify"].add_argument("--corpus", help="the articles' folder, where it is not the one that the run was made from")
    commands.choices["compare"].add_argument("--corpus", help="the articles' folder: where several things differ, runs between the two tell them apart")
    return parser


def _expand_commands(arguments: list[str]) -> None:
    known = ["report", "corpus", "verify", "compare", "new", "lab"]
    if arguments and not arguments[0].startswith("-") and arguments[0] not in known:
        raise unknown("command", arguments[0], known)


def _stop(*_: object) -> None:
    """A run that is asked to end by the system ends as one that is stopped by hand."""
    raise KeyboardInterrupt


def _refuse_more(command: str, more: list[str]) -> None:
    if not more:
        return
    options = build_parser().options_of(command)
    if more[0].startswith("-"):
        raise unknown(f"option of dateline {command}", more[0].partition("=")[0], options)
    raise UsageError(f"dateline {command} takes no further {more[0]!r}; put quotation marks round a name that holds a blank. "
                     f"See `dateline {command} --help`.")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit code is 0, 2 for a wrong call, 1 for a failed run."""
    arguments = sys.argv[1:] if arguments is None else arguments
    with contextlib.suppress(ValueError):  # only the main thread may
        signal.signal(signal.SIGTERM, _stop)
    try:
        _expand_commands(arguments)
        call, more = build_parser().parse_known_args(arguments)
        _refuse_more(call.command, more)
        ended = call.do(call)
        sys.stdout.flush()
        return ended
    except DatelineError as error:
        print(f"dateline: {' '.join(str(error).split())}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read along has gone; Python's own last flush must not fail too
        return 0
    except OSError as error:
        print(f"dateline: {error.filename or 'a file'}: {error.strerror or error}; free it or choose another place, then run again.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("dateline: stopped; nothing half-written is left.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
