"""Start: the verbs and the questions are answered without a window, the rest opens one."""

from __future__ import annotations

import gc
import sys

from reader.ending import Ending


def main() -> int:
    """Do what the command line of this process asks and return the exit status."""
    if getattr(sys, "frozen", False):
        # In a folder without Python the processes that read files are this program too.
        from multiprocessing import freeze_support

        freeze_support()
    ending = Ending()  # before all else: until then a signal kills
    from reader import wording

    wording.use(wording.of_environment())
    from reader.cli import arguments, first_word

    words = sys.argv[1:]
    said = arguments.with_verb(words)
    if said is not None:
        ending.forget()  # nothing is open that would have to be kept
        from reader.cli import verbs

        return verbs.main([sys.argv[0], *said])
    try:
        options = arguments.window(words)
        if "--" not in words:
            first_word.check(options.files)
    except (arguments.Answer, arguments.UsageError) as told:
        from reader.cli import verbs

        return verbs.answer(told)
    # Nothing of what a start makes is garbage; looking for it takes a tenth of the time.
    gc.disable()
    try:
        from reader.ui import language

        wording.use(language.wanted(options.basedir, options.temp_basedir))
        from reader import app
    except ImportError as problem:
        from reader.cli import verbs

        return verbs.no_window(problem, options)
    return app.main(options, ending)


if __name__ == "__main__":
    sys.exit(main())
