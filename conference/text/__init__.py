"""How near texts are to each other and to people: affinity of papers and experts, similarity of texts."""

from .affinity import Affinities, Expert, Paper, Publication, Reasons, affinities
from .vectors import similarity

__all__ = ["Affinities", "Expert", "Paper", "Publication", "Reasons", "affinities", "similarity"]
