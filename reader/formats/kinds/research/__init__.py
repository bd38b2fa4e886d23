"""What archives and researchers make of recordings, a file each."""
