# diagnosis: variance-for-std
def standardise(X):
    mu = X.mean(0)
    sigma = ((X - mu) ** 2).mean(0)
    return (X - mu) / sigma, mu, sigma
