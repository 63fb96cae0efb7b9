# right: itertools.product and math.fsum, the surface cut from a flat list into a list of rows
import math
from itertools import product


def cost_surface(x, y, ws, bs):
    examples = list(zip(map(float, x), map(float, y)))
    flat = [
        math.fsum((w * x_i + b - y_i) ** 2 for x_i, y_i in examples) / len(examples) / 2
        for w, b in product(map(float, ws), map(float, bs))
    ]
    width = len(bs)
    return [flat[start : start + width] for start in range(0, len(flat), width)]
