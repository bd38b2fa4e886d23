"""What stands beside the page: lists, the search bar, reports."""
