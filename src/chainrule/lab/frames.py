"""Numbers on their way to the browser: a small header in JSON, then the arrays as they lie in memory.

4 bytes   the header's length L, little-endian
L bytes   the header: what was asked, on what it ran, single values, and where each array begins
...       zeros up to a multiple of 4, then the arrays, float32 or uint8, each padded likewise
"""

from __future__ import annotations

import json
import math
import struct
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

LENGTH = struct.Struct("<I")


@dataclass(frozen=True)
class Frame:
    """What a picture draws.

    Attributes:
        values: single numbers, texts and lists of them by name.
        arrays: arrays by name; float64 is sent as float32.
    """

    values: dict[str, Any] = field(default_factory=dict)
    arrays: dict[str, NDArray[Any]] = field(default_factory=dict)

    def encode(self, **header: Any) -> bytes:
        """Return the frame as bytes; `header` says what else belongs into it."""
        described, chunks, offset = [], [], 0
        for name, array in self.arrays.items():
            kind = np.uint8 if array.dtype.kind in "bu" and array.dtype.itemsize == 1 else np.float32
            content = np.ascontiguousarray(array, dtype=np.dtype(kind).newbyteorder("<")).tobytes()
            described.append(
                {"name": name, "dtype": np.dtype(kind).name, "shape": list(array.shape), "offset": offset}
            )
            padding = -len(content) % 4
            chunks.append(content + bytes(padding))
            offset += len(content) + padding
        values = {name: _as_json(value) for name, value in self.values.items()}
        text = json.dumps({**header, "values": values, "arrays": described}).encode()
        head = LENGTH.pack(len(text)) + text
        return b"".join([head, bytes(-len(head) % 4), *chunks])


def decode(content: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Return header and arrays of an encoded frame."""
    (length,) = LENGTH.unpack_from(content)
    header = json.loads(content[LENGTH.size : LENGTH.size + length])
    begin = LENGTH.size + length
    begin += -begin % 4
    arrays = {}
    for one in header["arrays"]:
        count = int(np.prod(one["shape"]))
        dtype = np.dtype(one["dtype"]).newbyteorder("<")
        arrays[one["name"]] = np.frombuffer(content, dtype, count, begin + one["offset"]).reshape(one["shape"])
    return header, arrays


def _as_json(value: Any) -> Any:
    """A value as JSON knows it; a number that it does not know (nan, infinity) as its name."""
    if isinstance(value, dict):
        return {str(name): _as_json(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_as_json(one) for one in value]
    if isinstance(value, bool | str | None):
        return value
    if isinstance(value, int):
        return int(value)
    number = float(value)
    return number if math.isfinite(number) else str(number)
