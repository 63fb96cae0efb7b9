# diagnosis: first-axis-only
def random_integers(shape, low, high, rng):
    return rng.integers(low, high, shape[0])
