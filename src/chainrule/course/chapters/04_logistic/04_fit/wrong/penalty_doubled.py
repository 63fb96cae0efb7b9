# diagnosis: penalty-doubled
def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for step in range(steps):
        grad = X.T @ (1 / (1 + np.exp(-X @ theta)) - y) / len(y)
        grad[1:] = grad[1:] + 2 * l2 * theta[1:]
        theta = theta - learning_rate * grad
    return theta
