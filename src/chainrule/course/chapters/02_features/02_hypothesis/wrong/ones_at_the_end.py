# diagnosis: ones-taken-for-last
def hypothesis(X, theta):
    *weights, bias = theta
    return X[:, :-1] @ weights + bias
