"""Pages of the programme: for everybody, and for those who make it."""
