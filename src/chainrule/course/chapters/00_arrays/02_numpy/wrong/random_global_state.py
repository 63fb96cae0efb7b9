# diagnosis: not-reproducible
def random_array(shape, rng):
    return np.random.rand(*shape)
