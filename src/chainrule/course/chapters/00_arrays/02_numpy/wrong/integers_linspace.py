# diagnosis: evenly-spaced
def integers(start, stop):
    return np.linspace(start, stop, stop - start)
