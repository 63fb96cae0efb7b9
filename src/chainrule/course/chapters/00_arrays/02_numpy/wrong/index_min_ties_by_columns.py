# diagnosis: ties-by-columns
def index_of_min(X):
    m, n = X.shape
    place = (0, 0)
    for j in range(n):
        for i in range(m):
            if X[i, j] < X[place]:
                place = (i, j)
    return place
