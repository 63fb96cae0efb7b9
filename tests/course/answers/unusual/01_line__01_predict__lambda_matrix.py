# right: a lambda under the name; the line as a matrix product with a row of ones, features first
import numpy as np

predict = lambda x, w, b: np.array([w, b]) @ np.vstack([x, np.ones(len(x))])
