# diagnosis: one-number
def random_integers(shape, low, high, rng):
    return low + rng.random(shape).astype(int) * (high - low)
