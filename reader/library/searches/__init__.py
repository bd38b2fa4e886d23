"""How a question to the library becomes what the index is asked."""
