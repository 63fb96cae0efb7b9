# diagnosis: not-brought-up-to-date
def index_of_min(X):
    before = X[0, 0]
    row, column = 0, 0
    for i in range(X.shape[0]):
        for j in range(X.shape[1]):
            if X[i, j] < before:
                row, column = i, j
            before = X[i, j]
    return row, column
