# cause: predict adds b to the result of step instead of to the score inside it.
# diagnosis: step-before-bias
def predict(X, w, b):
    return step(X @ w) + b
