"""What is nobody's amid turns, and who takes the word but once."""
