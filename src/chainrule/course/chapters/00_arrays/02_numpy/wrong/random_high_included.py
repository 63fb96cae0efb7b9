# diagnosis: high-included
def random_integers(shape, low, high, rng):
    return rng.integers(low, high, size=shape, endpoint=True)
