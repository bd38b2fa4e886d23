"""Tests of reader/formats/shared: what several formats use."""
