# diagnosis: old-name
def random_integers(shape, low, high, rng):
    return rng.randint(low, high, shape)
