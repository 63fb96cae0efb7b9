# right: the gradient by complex steps through the cost, all directions at once; the sheets call the two functions
import numpy as np


def cost(X, y, theta):
    errors = np.asarray(X @ theta).T - y
    return (errors**2).mean(axis=-1) / 2


def gradient(X, y, theta, tiny=1e-40):
    return cost(X, y, (theta + 1j * tiny * np.eye(len(theta))).T).imag / tiny


def sheet_cost(*sheet):
    return cost(*sheet)


def sheet_step(X, y, theta, learning_rate):
    return theta - np.multiply(gradient(X, y, theta), learning_rate)
