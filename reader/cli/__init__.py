"""The program without a window: its verbs, each with what may be said to it."""
