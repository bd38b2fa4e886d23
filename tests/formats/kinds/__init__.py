"""Tests of reader/formats/kinds: a file for each format."""
