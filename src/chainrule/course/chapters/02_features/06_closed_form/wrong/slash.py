# diagnosis: divided-not-solved
def fit_closed_form(X, y):
    return (X.T @ y) / (X.T @ X)
