# diagnosis: there-and-back
import numpy as np


def counting_grid(rows, cols):
    lines = []
    for i in range(rows):
        line = list(range(i * cols, (i + 1) * cols))
        if i % 2:
            line.reverse()
        lines.append(line)
    return np.array(lines)
