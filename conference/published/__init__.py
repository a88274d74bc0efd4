"""The public call as a value, and what is written from it: calendar, feed, plain text, structured data."""
