# diagnosis: sign-of-z
def sigmoid(z):
    e = np.exp(-z)
    return e / (1 + e)
