# diagnosis: not-carried-on
def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        gradient = X.T @ (_sigmoid(X @ theta) - y) / len(y)
        gradient[1:] += l2 * theta[1:]
        new = theta - learning_rate * gradient
        theta = np.zeros(X.shape[1])
    return new if steps else theta
