"""What any window could be made of; it knows nothing of transcripts."""
