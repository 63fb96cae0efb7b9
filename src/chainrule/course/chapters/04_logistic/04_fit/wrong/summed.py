# diagnosis: sum-for-mean
def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        gradient = X.T @ (_sigmoid(X @ theta) - y)
        gradient[1:] += l2 * theta[1:]
        theta = theta - learning_rate * gradient
    return theta
