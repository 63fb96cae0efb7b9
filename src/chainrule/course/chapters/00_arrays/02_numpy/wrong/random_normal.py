# diagnosis: normal
def random_array(shape, rng):
    return rng.standard_normal(shape)
