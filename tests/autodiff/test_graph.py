"""Graphs as text, picture, data and explanation."""

from __future__ import annotations

import json
import math
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chainrule import Tensor, graph, losses, nn
from chainrule.errors import ArgumentError, DTypeError, FileError

SVG = "{http://www.w3.org/2000/svg}"


def reference() -> Tensor:
    """FORMULAS.md: out = 1/((a + ln b)·c/3) at a = 2, b = e, c = 3."""
    a, b, c = Tensor(2.0, name="a"), Tensor(math.e, name="b"), Tensor(3.0, name="c")
    result: Tensor = 1 / ((a + np.log(b)) * c / 3)
    return result


def boxes(svg: str) -> list[tuple[float, float, float, float]]:
    """Left, top, right and bottom of every box, after checking that all lie inside the picture."""
    root = ET.fromstring(svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    found = []
    for rect in root.iter(f"{SVG}rect"):
        if rect.attrib["class"] == "page":
            continue
        x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert y >= 0
        assert x + w <= width + 0.1
        assert y + h <= height + 0.1
        found.append((x, y, x + w, y + h))
    return found


def assert_apart(found: list[tuple[float, float, float, float]]) -> None:
    for i, (left, top, right, bottom) in enumerate(found):
        for x, y, x2, y2 in found[i + 1 :]:
            assert right <= x or x2 <= left or bottom <= y or y2 <= top


def test_the_reference_graph_prints_values_and_gradients() -> None:
    text = str(graph(reference()))
    assert re.search(r"out = divide\(1, v4\) +0\.3333 +gradient 1", text)
    assert re.search(r"^a +2 +gradient -0\.1111$", text, re.MULTILINE)
    assert re.search(r"^b +2\.718 +gradient -0\.04088$", text, re.MULTILINE)


def test_explain_spells_out_each_slope_and_the_sums_of_shares() -> None:
    text = graph(reference()).explain()
    assert "v1 by b: 1/b = 0.3679, times -0.1111 gives -0.04088" in text
    assert "out by v4: -1/v4² = -0.1111, times 1 gives -0.1111" in text
    a = Tensor(1.0, name="a")
    b = a + a
    again = graph(b + b * a).explain()
    assert "v1 by a: 1 + 1 = 2, times 2 gives 4" in again
    assert "v1 was used 2 times: 1 + 1 = 2" in again
    assert "a was used 2 times: 2 + 4 = 6" in again


def test_explained_shares_add_up_to_the_gradients_that_backward_leaves() -> None:
    x = Tensor(0.7, name="x")
    y = np.sin(x) * x + np.exp(x) / (x + 2) - x**3
    found = graph(y)
    y.backward()
    node = next(node for node in found.nodes if node.label == "x")
    assert float(node.gradient) == pytest.approx(float(x.grad), rel=1e-12)
    shares = [float(v) for v in re.findall(r"x was used \d times: (.*) =", found.explain())[0].split(" + ")]
    assert sum(shares) == pytest.approx(float(x.grad), abs=2e-3)


def test_looking_changes_no_gradient() -> None:
    out = reference()
    graph(out).explain()
    graph(out).to_svg()
    assert all(leaf.grad is None for leaf in graph(out)._tensors)


def test_json_is_strict_and_keeps_numbers_that_are_not_finite_as_text() -> None:
    x = Tensor([1.0, math.inf, math.nan], name="x")
    data = json.loads(graph((x * 2).sum()).to_json())
    assert data["nodes"][0]["value"] == [1.0, "Infinity", "NaN"]
    assert [node["op"] for node in data["nodes"]] == [None, "multiply", "sum"]
    assert data["nodes"][1]["inputs"] == [0, None]
    assert data["nodes"][1]["constants"] == [None, 2]
    assert data["nodes"][0]["gradient"] == [2.0, 2.0, 2.0]


def test_the_picture_is_well_formed_and_no_boxes_overlap() -> None:
    svg = graph(reference()).to_svg()
    found = boxes(svg)
    assert len(found) == 8 + 2  # the constants 3 and 1 have boxes of their own
    assert_apart(found)
    assert "prefers-color-scheme: dark" in svg
    assert ET.fromstring(svg).attrib["role"] == "img"


@given(st.data())
def test_boxes_of_random_graphs_never_overlap(data: st.DataObject) -> None:
    nodes: list[Any] = [Tensor(float(i)) for i in range(data.draw(st.integers(1, 3)))]
    for _ in range(data.draw(st.integers(1, 14))):
        first, second = data.draw(st.sampled_from(nodes)), data.draw(st.sampled_from([*nodes, 1.5]))
        nodes.append(first * second if data.draw(st.booleans()) else first + second)
    assert_apart(boxes(graph(nodes[-1]).to_svg()))


@given(st.text(min_size=1, max_size=60))
def test_hostile_names_are_only_text(name: str) -> None:
    svg = graph(Tensor(1.0, name=name) * 2).to_svg()
    assert not list(ET.fromstring(svg).iter(f"{SVG}script"))


def test_a_network_shows_shapes_in_the_place_of_many_numbers() -> None:
    model = nn.Sequential(nn.Linear(3, 4, seed=0), nn.ReLU(), nn.Linear(4, 2, seed=1))
    loss = losses.softmax_cross_entropy(model(np.ones((5, 3), np.float32)), np.array([0, 1, 0, 1, 1]))
    text = str(graph(loss))
    assert "array 5×4" in text
    assert "W#2" in text
    assert "by the rule of linear" in graph(loss).explain()


def test_a_large_graph_leaves_the_middle_out_and_says_so() -> None:
    y: Any = Tensor(1.0)
    for _ in range(3000):
        y = y * 1.0001
    assert "2941 nodes left out" in str(graph(y))
    assert "The 2701 oldest nodes are left out." in graph(y).to_svg()
    assert "older nodes left out" in graph(y).explain()


def test_a_leaf_alone_is_a_graph_of_one_node() -> None:
    assert str(graph(Tensor(2.0, name="x"))) == "x  2  gradient 1"


def test_an_output_of_many_numbers_has_no_gradient_to_explain() -> None:
    out = Tensor([1.0, 2.0]) * 3
    assert "gradient" not in str(graph(out))
    with pytest.raises(ArgumentError, match="not a single number"):
        graph(out).explain()


def test_a_plain_array_has_no_graph() -> None:
    with pytest.raises(DTypeError, match="only a Tensor"):
        graph(np.ones(3))  # type: ignore[arg-type]


def test_saving_writes_picture_or_data_by_suffix(tmp_path: Path) -> None:
    found = graph(reference())
    found.save(tmp_path / "g.svg")
    found.save(tmp_path / "g.json")
    assert (tmp_path / "g.svg").read_text(encoding="utf-8") == found.to_svg() == found._repr_svg_()
    assert json.loads((tmp_path / "g.json").read_text(encoding="utf-8")) == found.to_dict()
    with pytest.raises(ArgumentError, match="suffix"):
        found.save(tmp_path / "g.png")
    with pytest.raises(FileError):
        found.save(tmp_path / "no" / "g.svg")
