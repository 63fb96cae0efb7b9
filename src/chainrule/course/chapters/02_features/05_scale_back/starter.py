"""Every feature to mean 0 and standard deviation 1; and the parameters back to the units of the table."""

import numpy as np


def standardise(X):
    """Return (Z, mean, std): the scaled table, and what it was scaled with, one entry a column.

    X: (m, n) features, without the column of ones    Z: (m, n)    mean, std: (n,)
    std is that of the population. A constant column becomes 0; its std is given as 1, so that nobody divides by 0.
    """
    ...


def unscale(theta, mean, std):
    """Return the parameters that give for the table itself the predictions that theta gives for the scaled one.

    theta: (n + 1,) the bias first, then one weight a scaled feature    mean, std: (n,) from standardise, std > 0
    """
    ...
