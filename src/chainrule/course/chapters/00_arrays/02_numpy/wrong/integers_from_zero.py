# diagnosis: start-ignored
def integers(start, stop):
    return np.array(list(range(stop)))
