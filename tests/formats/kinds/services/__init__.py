"""Tests of reader/formats/kinds/services: the JSON of services that transcribe."""
