"""House style of every PDF: embedded fonts, safe text, right-to-left lines, page frame, tags; no database."""
