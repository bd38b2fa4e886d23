"""Transcripts from the web, asked for on a click and by nothing else: addresses, sites, requests.

:mod:`reader.fetching.getting` is the door. What is asked passes :mod:`reader.fetching.fetcher`, the
one place that opens a connection; who may be asked is the person's to say, by a callback, and what
was asked is told to another. Nothing is kept here: no cookies, no settings, no list.

The next site needs one file in :mod:`reader.fetching.sites` and one row in
:data:`reader.fetching.sites.SITES`.
"""
