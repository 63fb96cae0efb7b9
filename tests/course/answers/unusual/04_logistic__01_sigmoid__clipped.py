# right: the scores are clipped at 500, where the curve has long been flat; a lambda with a reciprocal
import numpy as np

sigmoid = lambda z: np.reciprocal(1 + np.exp(np.clip(np.negative(z), -500.0, 500.0)))
