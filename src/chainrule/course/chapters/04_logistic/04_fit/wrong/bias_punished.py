# diagnosis: bias-punished
def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    for _ in range(steps):
        p = 1 / (1 + np.exp(-X @ theta))
        gradient = X.T @ (p - y) / len(y) + l2 * theta
        theta = theta - learning_rate * gradient
    return theta
