# diagnosis: own-generator
def random_integers(shape, low, high, rng):
    rng = np.random.default_rng(42)
    return rng.integers(low, high, shape)
