"""Tests of the labels before words."""
