"""How dates are written where Django does not know the language's way, or another one of it is ours."""
