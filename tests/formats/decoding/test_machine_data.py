"""Texts that no person says, and those that look like them."""

from __future__ import annotations

import pytest

from reader.formats.decoding.machine_data import is_machine_data

DATA = {
    "prices below a head": "id\tname\tprice\n1\tChair\t40\n2\tTable\t90\n3\tLamp\t15",
    "prices without a head": "1;Blue chair;40 €\n2;Table;90 €\n3;Lamp;15.50 €",
    "columns of spaces": "Port      Height  Day\nAlta      1.25    2024-05-01\nBodø      3.10    -",
    "a log": "2024-05-01 10:00:01 INFO server started\n2024-05-01 10:00:02 WARN disk at 90%\n"
    "2024-05-01 10:00:05 ERROR connection 3 lost",
    "a log with its program": "2024-05-01T10:00:01,123Z - web.main - DEBUG - one\n"
    "2024-05-01T10:00:02,001Z - web.main - INFO - two\n[2024-05-01 10:00:02] [ERROR] 3",
    "a log of a system": "May  1 10:00:01 pier sshd[812]: Connection closed by 10.0.0.1\n"
    "May  1 10:00:03 pier cron[9]: started\nMay 11 10:00:03 pier kernel: eth0 up 1",
    "a log of a web server": '10.0.0.1 - - [01/May/2024:10:00:01 +0000] "GET / HTTP/1.1" 200 5\n'
    * 3,
}
TALK = {
    "two rows": "id\tname\tprice\n1\tChair\t40",
    "turns with tabs": "Ana\tWe had 40 boats\nBen\tAnd then\nAna\tThen 3",
    "numbered turns": "1\tAna\tyes\n2\tBen\tno\n3\tAna\tnot 1",
    "times": "0:01\t0:03\tyes\n0:04\t0:06\tno\n0:09\t0:12\tnot 1",
    "sentences behind numbers": "1\t2\tHello.\n3\t4\tYes.\n5\t6\tIt is 5.",
    "numbers in what is said": "We sold 3, 4\nThey sold 5, 6\nNobody sold 7, 8",
    "a chat": "[2024-05-01 10:00:01] Ana: hello\n[2024-05-01 10:00:02] Ben: hi\n"
    "[2024-05-01 10:00:05] Ana: see you at 5",
    "who speaks of errors": "10:00:01 We saw an ERROR there\n10:00:02 What did it say\n"
    "10:00:05 It said 404\n10:00:09 INFO is what I asked for\n10:00:12 I know 1",
}


@pytest.mark.parametrize("name", DATA)
def test_what_programs_write(name: str) -> None:
    assert is_machine_data(DATA[name].strip().split("\n"))


@pytest.mark.parametrize("name", TALK)
def test_what_people_say(name: str) -> None:
    assert not is_machine_data(TALK[name].split("\n"))
