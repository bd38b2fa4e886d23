"""Tests of reader/formats/decoding: bytes made text."""
