# diagnosis: bell-curve
import numpy as np


def standardise(X):
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = 1 / (std * np.sqrt(2 * np.pi)) * np.exp(-0.5 * ((X - mean) / std) ** 2)
    return Z, mean, std
