"""What a transcript is and what can be asked of it; no Qt, no files."""
