"""A library that many share, on PostgreSQL: the same search as that of a folder.

It is loaded where an address says so, and needs the extra ``team``. No other extension of the
server is used than what every PostgreSQL has.
"""
