"""Tests of reader/formats/kinds/research: the formats of those who study speech."""
