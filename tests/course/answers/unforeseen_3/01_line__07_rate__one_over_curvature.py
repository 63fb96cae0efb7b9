# cause: largest_rate is 1 divided by the largest curvature of the cost instead of 2 divided by it, half of the real limit.
# diagnosis: half-the-limit
import numpy as np


HOURS = np.array([20.0, 0.0, 36.0, 12.0])
YEARS = np.array([78.0, 65.0, 81.0, 72.0])

H = np.array([[np.mean(HOURS**2), np.mean(HOURS)], [np.mean(HOURS), 1.0]])
largest_rate = 1 / np.linalg.eigvalsh(H).max()
