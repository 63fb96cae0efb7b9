# diagnosis: shape-unpacked
def random_integers(shape, low, high, rng):
    return rng.integers(low, high, *shape)
