"""Tests of reader/formats/shared/tables: rows that are captions or turns, wherever they stand."""
