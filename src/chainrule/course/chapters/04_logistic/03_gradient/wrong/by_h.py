# diagnosis: factor 2
def numeric_gradient(f, theta, h):
    steps = np.eye(len(theta)) * h
    return np.array([(f(theta + s) - f(theta - s)) / h for s in steps])
