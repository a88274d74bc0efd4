"""How near texts are to each other and to people.

Nothing is imported here: who only folds letters, as the checks of a file do, does not wait for numerical libraries.
"""
