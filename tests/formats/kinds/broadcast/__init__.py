"""Tests of reader/formats/kinds/broadcast: what broadcasters and sound editors exchange."""
