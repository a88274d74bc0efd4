"""The demo site: real calls of the field, and a current conference and special issue to try every phase in."""
