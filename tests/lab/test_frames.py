from __future__ import annotations

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from chainrule.lab.frames import LENGTH, Frame, decode

shapes = arrays_of.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=5)


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8),
        st.one_of(
            arrays_of.arrays(np.uint8, shapes),
            arrays_of.arrays(np.float64, shapes, elements=st.floats(-1e6, 1e6, width=32)),
            arrays_of.arrays(np.bool_, shapes),
        ),
        max_size=4,
    ),
    st.dictionaries(
        st.text(max_size=8),
        st.one_of(st.floats(), st.integers(-5, 5), st.text(max_size=9), st.booleans()),
        max_size=4,
    ),
)
def test_what_is_encoded_comes_back(arrays, values) -> None:
    content = Frame(values, arrays).encode(seq=3)
    header, found = decode(content)
    assert header["seq"] == 3
    begin = LENGTH.size + LENGTH.unpack_from(content)[0]
    assert all((begin + -begin % 4 + one["offset"]) % 4 == 0 for one in header["arrays"])
    assert found.keys() == arrays.keys()
    for name, array in arrays.items():
        assert found[name].shape == array.shape
        np.testing.assert_array_equal(found[name], array.astype(found[name].dtype))
    for name, value in values.items():
        if isinstance(value, float) and not math.isfinite(value):
            assert header["values"][name] in ("nan", "inf", "-inf")
        else:
            assert header["values"][name] == value
