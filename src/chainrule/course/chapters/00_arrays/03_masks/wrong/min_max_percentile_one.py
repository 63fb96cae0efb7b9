# diagnosis: percentages-mistaken
import numpy as np


def min_max(x):
    return np.percentile(x, 0), np.percentile(x, 1)
