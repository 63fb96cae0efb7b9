# diagnosis: row-with-the-largest
def row_max(X):
    for row in X:
        if X.max() in row:
            return row
