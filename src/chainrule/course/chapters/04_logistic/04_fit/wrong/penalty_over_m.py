# diagnosis: penalty-over-m
def fit(X, y, learning_rate, steps, l2):
    m, n = X.shape
    theta = np.zeros(n)
    for _ in range(steps):
        errors = 1 / (1 + np.exp(-X @ theta)) - y
        grad = X.T @ errors
        grad[1:] += l2 * theta[1:]
        theta -= learning_rate * grad / m
    return theta
