"""Start: the verbs and the questions are answered without a window, the rest opens one."""

from __future__ import annotations

import gc
import sys

from reader.cli import arguments


def main() -> int:
    """Do what the command line of this process asks and return the exit status."""
    said = arguments.with_verb(sys.argv[1:])
    if said is not None:
        from reader.cli import verbs

        return verbs.main([sys.argv[0], *said])
    try:
        options = arguments.window(sys.argv[1:])
    except (arguments.Answer, arguments.UsageError) as answer:
        return _answered(answer)
    # Nothing of what a start makes is garbage; looking for it takes a tenth of the time.
    gc.disable()
    from reader import app

    return app.main(options)


def _answered(answer: arguments.Answer | arguments.UsageError) -> int:
    from reader.cli.console import Console

    console = Console.standard()
    if isinstance(answer, arguments.UsageError):
        console.say(str(answer))
        return 2
    console.show(str(answer))
    console.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
