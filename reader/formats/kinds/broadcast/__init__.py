"""What broadcasters, sound editors and scorers of speech recognition exchange."""
