"""Tests of reader/formats/kinds/documents: what word processors and browsers save."""
