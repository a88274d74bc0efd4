"""Seeded editions of any size, to look at and to measure: the same data for the same wish, without a word of others."""
