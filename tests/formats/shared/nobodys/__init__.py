"""Tests of reader/formats/shared/customs: courts, stages, chats."""
