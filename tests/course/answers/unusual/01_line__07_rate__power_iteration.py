# right: the limit from the steeper curvature, found by power iteration; a 0-d array 1 % below it
import numpy as np

HOURS = np.array([20.0, 0.0, 36.0, 12.0])
YEARS = np.array([78.0, 65.0, 81.0, 72.0])

_curvature = np.array([[np.mean(HOURS**2), np.mean(HOURS)], [np.mean(HOURS), 1.0]])
_direction = np.ones(2)
for _ in range(50):
    _direction = _curvature @ _direction
    _direction /= np.linalg.norm(_direction)
largest_rate = np.array(0.99 * 2 / (_direction @ _curvature @ _direction))
