# diagnosis: per-column
def index_of_min(X):
    return np.argmin(X, axis=0)
