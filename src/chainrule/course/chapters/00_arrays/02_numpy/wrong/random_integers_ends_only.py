# diagnosis: ends-only
def random_integers(shape, low, high, rng):
    return rng.choice((low, high), size=shape)
