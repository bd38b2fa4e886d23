"""XML of no known kind that holds a transcript: read by what its elements are called."""
