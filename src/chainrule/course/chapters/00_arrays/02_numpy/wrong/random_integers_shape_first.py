# diagnosis: shape-not-as-size
def random_integers(shape, low, high, rng):
    return rng.integers(shape, low, high)
