# diagnosis: not-put-back
def numeric_gradient(f, theta, h):
    moved = theta.copy()
    result = []
    for j in range(len(theta)):
        moved[j] += h
        above = f(moved)
        moved[j] -= 2 * h
        below = f(moved)
        result.append((above - below) / (2 * h))
    return np.array(result)
