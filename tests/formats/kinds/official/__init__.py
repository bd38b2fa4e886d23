"""Tests of reader/formats/kinds/official: the records of parliaments and the text of editions."""
