"""Commands that use every app."""
