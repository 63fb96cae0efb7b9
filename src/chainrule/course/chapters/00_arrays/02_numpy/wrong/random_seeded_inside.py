# diagnosis: global-random-state
def random_array(shape, rng):
    np.random.seed(0)
    return np.random.random_sample(shape)
