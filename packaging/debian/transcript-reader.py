#!/usr/bin/python3 -P
"""Start Transcript Reader from the folder that its modules have to themselves."""

import sys

sys.path.insert(0, "/usr/share/transcript-reader")

from reader.__main__ import main

# Processes that read files begin by loading this, and go on with something else.
if __name__ == "__main__":
    sys.exit(main())
