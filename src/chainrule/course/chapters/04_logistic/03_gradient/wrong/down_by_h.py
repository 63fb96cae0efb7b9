# diagnosis: from-the-moved-place
def numeric_gradient(f, theta, h):
    grad = np.zeros_like(theta)
    for j in range(len(theta)):
        moved = theta.copy()
        moved[j] += h
        above = f(moved)
        moved[j] -= h
        below = f(moved)
        grad[j] = (above - below) / (2 * h)
    return grad
