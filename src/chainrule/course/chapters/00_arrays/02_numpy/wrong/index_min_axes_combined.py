# diagnosis: axes-combined
def index_of_min(X):
    rows = X.argmin(axis=0)
    columns = X.argmin(axis=1)
    return rows.min(), columns.min()
