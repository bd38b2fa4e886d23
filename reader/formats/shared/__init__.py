"""What several formats share: lines, times, speakers, captions that roll, blocks of a page."""
