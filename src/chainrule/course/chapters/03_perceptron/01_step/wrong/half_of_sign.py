# diagnosis: divided-by-itself
def step(z):
    return (1 + z / abs(z)) / 2
