# diagnosis: begun-at-zero
def index_of_max(X):
    largest = 0
    row = column = 0
    for i in range(len(X)):
        for j in range(len(X[0])):
            if X[i][j] > largest:
                largest = X[i][j]
                row, column = i, j
    return row, column
