# diagnosis: arrays-of-positions
def index_of_max(X):
    return np.where(X == np.max(X))
