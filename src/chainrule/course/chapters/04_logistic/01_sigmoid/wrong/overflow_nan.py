# diagnosis: unstable
def sigmoid(z):
    growth = np.exp(z)
    return growth / (growth + 1)
