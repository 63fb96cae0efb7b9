# diagnosis: unstable
def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        gradient = X.T @ (1 / (1 + np.exp(-X @ theta)) - y) / len(y)
        gradient[1:] += l2 * theta[1:]
        theta = theta - learning_rate * gradient
    return theta
