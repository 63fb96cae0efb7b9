# diagnosis: around-the-mean
import numpy as np


def fit_range(X):
    mu, sigma = X.mean(axis=0), X.std(axis=0)
    return mu - sigma, mu + sigma
