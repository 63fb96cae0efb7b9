# diagnosis: raised
def predict(X, theta):
    if X @ theta >= 0:
        return 1
    return 0
