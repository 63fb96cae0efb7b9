# cause: The bias is added apart, but then the last column of X is left out instead of the first one, so the weights meet the wrong columns.
# diagnosis: last-column-dropped

def hypothesis(X, theta):
    bias = theta[0]
    weights = theta[1:]
    return X[:, :-1] @ weights + bias
