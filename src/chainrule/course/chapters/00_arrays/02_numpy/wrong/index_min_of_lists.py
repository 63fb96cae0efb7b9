# diagnosis: first-column-decides
def index_of_min(X):
    table = X.tolist()
    best = min(table)
    return table.index(best), best.index(min(best))
