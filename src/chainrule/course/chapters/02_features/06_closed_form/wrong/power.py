# diagnosis: entries-inverted
def fit_closed_form(X, y):
    return (X.T @ X) ** -1 @ (X.T @ y)
