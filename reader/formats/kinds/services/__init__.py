"""The JSON of speech services and of programs that edit what they heard: read by one reader."""
