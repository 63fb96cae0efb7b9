# diagnosis: uphill
def fit(X, y, learning_rate, steps, l2):
    theta = np.zeros(X.shape[1])
    no_bias = np.r_[0, np.ones(X.shape[1] - 1)]
    for _ in range(steps):
        p = 1 / (1 + np.exp(-X @ theta))
        theta += learning_rate * (X.T @ (p - y) / len(y) + l2 * no_bias * theta)
    return theta
