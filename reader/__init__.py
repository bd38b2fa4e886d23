"""Transcript Reader: read, search and quote the transcripts of videos, talks and hearings."""

__version__ = "0.1.0"

APP_ID = "io.github.transcriptreader.reader"
"""What the desktop knows the program by: the name of its desktop entry."""
