"""Pages about what a conference or special issue is: its settings, tracks, contribution types, and new ones."""
