# diagnosis: times-h
def numeric_gradient(f, theta, h):
    grad = np.zeros(theta.shape)
    for j in range(theta.size):
        e = np.zeros(theta.shape)
        e[j] = h
        grad[j] = (f(theta + e) - f(theta - e)) / 2 * h
    return grad
