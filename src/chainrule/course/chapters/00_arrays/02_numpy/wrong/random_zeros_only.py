# diagnosis: zeros-only
def random_array(shape, rng):
    return rng.integers(0, 1, size=shape)
