"""Tests of the reader of XML of no known kind."""
