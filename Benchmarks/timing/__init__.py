"""What the scripts that time other programs share."""
