# right: no def at all, a partial of einsum under the name
from functools import partial

import numpy as np

hypothesis = partial(np.einsum, "mn,n->m")
