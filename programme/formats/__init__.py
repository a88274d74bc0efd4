"""One module per form in which a released programme leaves the house: pure functions of the release document."""
