# cause: predict turns the probabilities into whole numbers with astype(int), which cuts off the decimals, so that nearly every answer is 0.
# diagnosis: cut-off
def predict(X, theta):
    p = _sigmoid(X @ theta)
    return p.astype(int)
