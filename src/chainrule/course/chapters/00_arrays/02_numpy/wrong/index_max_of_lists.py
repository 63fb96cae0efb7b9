# diagnosis: first-column-decides
def index_of_max(X):
    table = X.tolist()
    best = max(table)
    return table.index(best), best.index(max(best))
