# diagnosis: largest
def index_of_min(X):
    return np.unravel_index(np.argmax(X), X.shape)
