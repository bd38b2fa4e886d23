"""What linguists, phoneticians and archives of speech annotate their recordings with."""
