"""The records of parliaments and editions in XML, a file each."""
