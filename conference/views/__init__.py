"""Pages of the lowest app."""
