"""How people of a trade write down who says what: courts, stages, chats."""
