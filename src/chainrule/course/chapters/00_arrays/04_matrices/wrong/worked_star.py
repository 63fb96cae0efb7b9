# diagnosis: element-wise-product
import numpy as np

A = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
B = np.array([[6, 5, 7], [2, 8, 8], [0, 3, 9]])
worked_product = A * B
