"""Transcript Reader: read, search and quote the transcripts of videos, talks and hearings."""

__version__ = "0.1.0"
