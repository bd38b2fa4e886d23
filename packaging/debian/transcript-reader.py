#!/usr/bin/python3 -P
"""Start Transcript Reader from the folder that its modules have to themselves."""

import sys

sys.path.insert(0, "/usr/share/transcript-reader")

from reader.__main__ import main

sys.exit(main())
