from __future__ import annotations

import errno
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors.numpy import save, save_file

from chainrule import nn, optim
from chainrule.errors import ChainruleError, FileError, FileFormatError
from chainrule.storage import load_model, load_training, read_arrays, save_model, save_training, write_arrays

SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)


def small_model(seed: int = 0) -> nn.Sequential:
    return nn.Sequential(nn.Linear(2, 3, seed=seed), nn.BatchNorm(3), nn.ReLU(), nn.Linear(3, 2, seed=seed + 1))


def values_of(model: nn.Module) -> dict[str, Any]:
    return {name: array.copy() for name, array in model.state().items()}


def output_of(model: nn.Module, X: Any) -> Any:
    output = model(X)
    return np.asarray(getattr(output, "data", output))


def assert_same_state(one: dict[str, Any], two: dict[str, Any]) -> None:
    assert list(one) == list(two)
    for name, array in one.items():
        np.testing.assert_array_equal(array, two[name])
        assert array.dtype == two[name].dtype


class Doubling(nn.Module):
    def __init__(self) -> None:
        self.inner = nn.Linear(2, 2, seed=0)

    def forward(self, X: Any) -> Any:
        return self.inner(X) * 2


# Round trips


LAYERS = {
    "linear": (nn.Linear(4, 3, seed=0), (5, 4)),
    "linear without bias": (nn.Linear(4, 3, bias=False, seed=0), (5, 4)),
    "linear in float64": (nn.Linear(4, 3, dtype=np.float64, seed=0), (5, 4)),
    "relu": (nn.ReLU(), (5, 4)),
    "sigmoid": (nn.Sigmoid(), (5, 4)),
    "tanh": (nn.Tanh(), (5, 4)),
    "leaky relu": (nn.LeakyReLU(0.2), (5, 4)),
    "elu": (nn.ELU(0.7), (5, 4)),
    "gelu": (nn.GELU(), (5, 4)),
    "softplus": (nn.Softplus(), (5, 4)),
    "softmax": (nn.Softmax(), (5, 4)),
    "dropout": (nn.Dropout(0.3), (5, 4)),
    "batch norm": (nn.BatchNorm(4, momentum=0.3, epsilon=1e-4), (5, 4)),
    "layer norm": (nn.LayerNorm(4, epsilon=1e-4), (5, 4)),
    "convolution": (nn.Conv2d(2, 3, (3, 2), stride=2, padding=1, seed=0), (5, 2, 8, 8)),
    "max pooling": (nn.MaxPool2d(2, stride=1), (5, 2, 8, 8)),
    "average pooling": (nn.AvgPool2d((2, 4)), (5, 2, 8, 8)),
    "flatten": (nn.Flatten(), (5, 2, 8, 8)),
    "unflatten": (nn.Unflatten(1, 2, 2), (5, 4)),
    "nested": (nn.Sequential(nn.Sequential(nn.Linear(4, 3, seed=0), nn.Tanh()), nn.Linear(3, 1, seed=1)), (5, 4)),
}


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_is_rebuilt_from_the_file_alone(name: str, tmp_path: Path) -> None:
    model, shape = LAYERS[name]
    dtype = next((parameter.dtype for parameter in model.parameters()), np.float32)
    X = np.random.default_rng(0).normal(size=shape).astype(dtype)
    model.train()(X)  # moves the running averages of a BatchNorm
    save_model(tmp_path / "model.safetensors", model)
    again = load_model(tmp_path / "model.safetensors")
    assert repr(again) == repr(model)
    assert not again.training
    assert_same_state(again.state(), model.state())
    np.testing.assert_array_equal(output_of(again, X), output_of(model.eval(), X))


@pytest.mark.parametrize("name", LAYERS)
def test_a_layer_is_filled_in_place_with_into(name: str, tmp_path: Path) -> None:
    model, _ = LAYERS[name]
    path = tmp_path / "model.safetensors"
    save_model(path, model)
    before = values_of(model)
    for parameter in model.parameters():
        parameter.assign(parameter.data + 1)
    assert load_model(path, into=model) is model
    assert_same_state(model.state(), before)


def test_a_parameter_that_two_layers_share_is_saved_once_and_needs_into(tmp_path: Path) -> None:
    def tied(seed: int) -> nn.Sequential:
        layer = nn.Linear(3, 3, seed=seed)
        return nn.Sequential(layer, nn.Tanh(), layer)

    model, other = tied(0), tied(7)
    save_model(tmp_path / "tied", model)
    load_model(tmp_path / "tied", into=other)
    assert_same_state(model.state(), other.state())
    assert other[0] is other[2]
    with pytest.raises(FileFormatError, match="into=model"):
        load_model(tmp_path / "tied")


def test_a_module_of_ones_own_needs_into(tmp_path: Path) -> None:
    save_model(tmp_path / "own", Doubling())
    with pytest.raises(FileFormatError, match="into=model"):
        load_model(tmp_path / "own")
    other = Doubling()
    other.inner.W.assign(np.zeros((2, 2)))
    load_model(tmp_path / "own", into=other)
    np.testing.assert_array_equal(other.inner.W.data, Doubling().inner.W.data)


def test_a_subclass_that_looks_like_a_chainrule_layer_is_not_mistaken_for_one(tmp_path: Path) -> None:
    class Reversed(nn.Sequential):
        def forward(self, X: Any) -> Any:
            return super().forward(X) * -1

    save_model(tmp_path / "own", Reversed(nn.Linear(2, 2, seed=0)))
    with pytest.raises(FileFormatError, match="into=model"):
        load_model(tmp_path / "own")


def test_saving_again_replaces_the_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "model"
    save_model(path, small_model())
    save_model(path, small_model(seed=5))
    assert_same_state(load_model(path).state(), small_model(seed=5).state())
    assert [file.name for file in tmp_path.iterdir()] == ["model"]


def test_a_training_file_gives_back_progress_and_arrays_and_also_loads_as_a_model(tmp_path: Path) -> None:
    model = nn.Sequential(nn.Linear(2, 3, seed=0), nn.Dropout(0.5, seed=3), nn.Linear(3, 1, seed=1))
    optimizer = optim.Adam(model.parameters(), learning_rate=0.02)
    _step(model, optimizer)
    progress = {"epoch": 3, "share": 0.1, "columns": {"loss": [1.5, float("inf")]}, "note": None}
    save_training(tmp_path / "run", model, optimizer, progress, {"0.a": np.arange(3)})
    drawn = model[1].generator.random(4)
    other = nn.Sequential(nn.Linear(2, 3, seed=9), nn.Dropout(0.5, seed=8), nn.Linear(3, 1, seed=7))
    fresh = optim.Adam(other.parameters(), learning_rate=1.0)
    again, arrays = load_training(tmp_path / "run", other, fresh)
    assert again == progress
    np.testing.assert_array_equal(arrays["0.a"], np.arange(3))
    assert_same_state(model.state(), other.state())
    assert_same_state(optimizer.state(), fresh.state())
    np.testing.assert_array_equal(other[1].generator.random(4), drawn)
    assert_same_state(load_model(tmp_path / "run").state(), model.state())


def _step(model: nn.Module, optimizer: optim.Optimizer) -> None:
    output = model(np.ones((4, 2), dtype=np.float32))
    (output * output).sum().backward()
    optimizer.step()


# What an architecture may say


@pytest.mark.parametrize(
    "architecture",
    [
        "__import__('os').system('touch {proof}')",
        "Linear(2, __import__('os').system('touch {proof}'))",
        "Sequential(*[open('{proof}', 'w')])",
        "Sequential((lambda: open('{proof}', 'w'))())",
        "nn.Linear(2, 3)",
        "Observer()",
        "Module()",
        "observed_by(1)",
        "Parameter(1)",
        "init(1)",
        "Linear",
        "Linear(2)",
        "Linear(2, 3, 4, 5, 6, 7)",
        "Linear(**{{'n_in': 2}})",
        "Linear('a', 3)",
        "Linear(2, 3, dtype='object')",
        "Linear(2, 3, dtype='nonsense')",
        "Linear(2, 3, init='os.system')",
        "Linear(2, 3, seed=-1)",
        "Linear(100000, 100000)",
        "Linear(n_out=100000, seed=1, dtype='float32', n_in=100000)",
        "Conv2d(1000, 1000, (1000, 1000))",
        "Conv2d(1000, 1000, 1000)",
        "BatchNorm(10000000000000000000000000)",
        "Unflatten(1, 2, 10000000000000000000000000)",
        "MaxPool2d('x')",
        "Sequential(" * 60 + ")" * 60,
        "Sequential(" * 5000,
        "-" * 5000 + "1",
        "1 + ",
        "Linear(2, 3); Linear(2, 3)",
        "",
        "\0",
        "Ünïcode(2)",
    ],
)
def test_an_architecture_is_read_as_data_and_never_run(architecture: str, tmp_path: Path) -> None:
    proof, path = tmp_path / "proof", tmp_path / "crafted"
    model = nn.Linear(2, 3, seed=0)
    arrays = {f"model.{name}": array for name, array in model.state().items()}
    write_arrays(path, arrays, {"architecture": architecture.replace("{proof}", str(proof))})
    with pytest.raises(FileFormatError):
        load_model(path)
    assert not proof.exists()
    np.testing.assert_array_equal(load_model(path, into=nn.Linear(2, 3, seed=4)).W.data, model.W.data)


@pytest.mark.parametrize(
    "architecture",
    [
        "Linear(9000, 9000)",
        "Linear(seed=1, n_out=9000, dtype='float32', n_in=9000)",
        "Sequential(ReLU(), Conv2d(90, 90, (90, 90), stride=2, padding=1))",
        "BatchNorm(90000000)",
        "LayerNorm(n_features=90000000)",
    ],
)
def test_no_memory_is_taken_for_more_weights_than_the_file_has(architecture: str, tmp_path: Path) -> None:
    write_arrays(tmp_path / "crafted", {"model.W": np.ones((2, 3))}, {"architecture": architecture})
    with pytest.raises(FileFormatError) as caught:
        load_model(tmp_path / "crafted")
    assert "but the file has 6 numbers" in str(caught.value.__cause__)


def test_a_file_without_an_architecture_says_to_use_into(tmp_path: Path) -> None:
    write_arrays(tmp_path / "arrays", {"a": np.ones(3)}, {})
    with pytest.raises(FileFormatError, match="into=model"):
        load_model(tmp_path / "arrays")


# The wrong model


@pytest.mark.parametrize(
    "other",
    [
        nn.Sequential(nn.Linear(2, 3, seed=5)),
        nn.Sequential(nn.Linear(2, 4, seed=5), nn.BatchNorm(4), nn.ReLU(), nn.Linear(4, 2, seed=6)),
        nn.Sequential(nn.Linear(2, 3, seed=5), nn.ReLU(), nn.Linear(3, 2, seed=6)),
        nn.Sequential(nn.Linear(2, 3, seed=5), nn.BatchNorm(3), nn.ReLU(), nn.Linear(3, 2, bias=False, seed=6)),
        Doubling(),
    ],
)
def test_another_model_is_refused_and_left_as_it_was(other: nn.Module, tmp_path: Path) -> None:
    save_model(tmp_path / "model", small_model())
    before = values_of(other)
    with pytest.raises(FileFormatError, match="another model"):
        load_model(tmp_path / "model", into=other)
    assert_same_state(other.state(), before)


def test_a_training_that_does_not_fit_leaves_model_optimizer_and_generators_as_they_were(tmp_path: Path) -> None:
    def build(seed: int) -> tuple[nn.Module, optim.Optimizer]:
        model = nn.Sequential(nn.Linear(2, 3, seed=seed), nn.Dropout(0.5, seed=seed), nn.Linear(3, 1, seed=seed))
        return model, optim.Adam(model.parameters(), learning_rate=0.1 * (seed + 1))

    saved, optimizer = build(0)
    _step(saved, optimizer)
    save_training(tmp_path / "run", saved, optimizer, {})
    arrays, text = read_arrays(tmp_path / "run")
    good = json.loads(text["generators"])["1.generator"]
    wrong_generators = [
        [],
        {},
        1,
        {"1.generator": None},
        {"1.generator": {}},
        {"1.generator": {**good, "bit_generator": "MT19937"}},
        {"1.generator": {**good, "state": {"state": 10**60, "inc": -1}}},
        {"1.generator": {**good, "state": {"state": "x", "inc": 1.5}}},
        {"1.generator": {**good, "has_uint32": 10**30}},
        {"2.generator": good},
    ]
    files = [(arrays, {**text, "generators": json.dumps(states)}) for states in wrong_generators]
    files += [(arrays, {**text, "generators": broken}) for broken in ("", "{", "[" * 20000)]
    files += [(arrays, {**text, "progress": broken}) for broken in ("", "{", "[" * 20000)]
    files += [
        ({**arrays, "optimizer.learning_rate": np.array(wrong)}, text) for wrong in (-1.0, np.nan, [1.0, 2.0])
    ]
    files += [({**arrays, "optimizer.steps": np.array(wrong)}, text) for wrong in (np.nan, np.inf, [1])]
    files += [({**arrays, "optimizer.more": np.array(1.0)}, text), ({**arrays, "model.more": np.array(1.0)}, text)]
    files += [({k: a for k, a in arrays.items() if k != missing}, text) for missing in arrays]
    for changed, changed_text in files:
        own = {k: v for k, v in changed_text.items() if k not in ("sum", "format")}
        write_arrays(tmp_path / "crafted", changed, own)
        model, optimizer = build(1)
        twin, twin_optimizer = build(1)
        _step(model, optimizer)
        _step(twin, twin_optimizer)
        with pytest.raises(FileFormatError):
            load_training(tmp_path / "crafted", model, optimizer)
        assert_same_state(model.state(), twin.state())
        assert_same_state(optimizer.state(), twin_optimizer.state())
        np.testing.assert_array_equal(model[1].generator.random(3), twin[1].generator.random(3))  # type: ignore[index]


def test_a_model_file_is_no_training_to_go_on_with(tmp_path: Path) -> None:
    model = small_model()
    save_model(tmp_path / "model", model)
    with pytest.raises(FileFormatError, match="no training to go on with"):
        load_training(tmp_path / "model", model, optim.Adam(model.parameters()))


def test_another_kind_of_optimizer_is_refused(tmp_path: Path) -> None:
    model = small_model()
    save_training(tmp_path / "run", model, optim.Adam(model.parameters()), {})
    with pytest.raises(FileFormatError, match="another model or optimizer"):
        load_training(tmp_path / "run", model, optim.SGD(model.parameters(), momentum=0.9))


# Files that are not there, or not whole


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no file"):
        load_model(tmp_path / "nothing")
    with pytest.raises(FileError, match="is a folder"):
        load_model(tmp_path)


def test_a_folder_that_is_not_there_or_is_a_file_cannot_be_saved_to(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be written"):
        save_model(tmp_path / "nowhere" / "model", small_model())
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileError, match="cannot be written"):
        save_model(tmp_path / "file" / "model", small_model())
    with pytest.raises(FileError):
        save_model(tmp_path, small_model())
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("step", ["write", "flush", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_and_nothing_else(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "model"
    save_model(path, small_model())
    old = path.read_bytes()
    _fill_the_disk(step, monkeypatch)
    with pytest.raises(FileError, match="disk is full") as caught:
        save_model(path, small_model(seed=9))
    monkeypatch.undo()
    assert str(tmp_path) in str(caught.value)
    assert path.read_bytes() == old
    assert list(tmp_path.iterdir()) == [path]


def _fill_the_disk(step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    class FullFile:
        def __init__(self, file: Any) -> None:
            self.file = file

        def __enter__(self) -> Any:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, content: bytes) -> None:
            self.file.write(content[: len(content) // 2])
            if step == "write":
                full()

        def flush(self) -> None:
            self.file.flush()
            full()

    if step == "fsync":
        monkeypatch.setattr("os.fsync", full)
    elif step == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        really_open = Path.open
        monkeypatch.setattr(Path, "open", lambda path, mode: FullFile(really_open(path, mode)))


def test_a_file_cut_off_at_any_length_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model"
    save_model(path, nn.Linear(2, 3, seed=0))
    content = path.read_bytes()
    for length in range(len(content)):
        path.write_bytes(content[:length])
        with pytest.raises(FileFormatError):
            load_model(path)
    path.write_bytes(content + b"\0")
    with pytest.raises(FileFormatError):
        load_model(path)


@SAME_FOLDER
@given(data=st.data())
def test_a_single_flipped_bit_anywhere_is_noticed(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "run"
    model = small_model()
    save_training(path, model, optim.Adam(model.parameters()), {"epoch": 1})
    content = bytearray(path.read_bytes())
    position = data.draw(st.integers(0, len(content) - 1))
    content[position] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(content)
    with pytest.raises(FileFormatError):
        load_model(path)
    with pytest.raises(FileFormatError):
        load_training(path, model, optim.Adam(model.parameters()))


def test_every_single_flipped_bit_of_a_small_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "model"
    save_model(path, nn.Linear(1, 1, seed=0))
    content = path.read_bytes()
    for bit in range(8 * len(content)):
        damaged = bytearray(content)
        damaged[bit // 8] ^= 1 << bit % 8
        path.write_bytes(damaged)
        with pytest.raises(FileFormatError):
            load_model(path)


def test_a_foreign_safetensors_file_is_refused(tmp_path: Path) -> None:
    save_file({"weight": np.ones((2, 3), dtype=np.float32)}, tmp_path / "foreign")
    with pytest.raises(FileFormatError, match="not written by chainrule"):
        load_model(tmp_path / "foreign")


@SAME_FOLDER
@given(content=st.binary(max_size=200))
def test_arbitrary_bytes_are_refused(tmp_path: Path, content: bytes) -> None:
    model = small_model()
    (tmp_path / "bytes").write_bytes(content)
    with pytest.raises(FileFormatError):
        load_model(tmp_path / "bytes")
    with pytest.raises(FileFormatError):
        load_training(tmp_path / "bytes", model, optim.Adam(model.parameters()))


JSON_LIKE = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 300) | st.floats(width=16) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@SAME_FOLDER
@given(header=st.dictionaries(st.sampled_from(["__metadata__", "a", "b"]), JSON_LIKE), body=st.binary(max_size=20))
def test_a_crafted_header_is_refused(tmp_path: Path, header: dict[str, Any], body: bytes) -> None:
    text = json.dumps(header).encode()
    (tmp_path / "crafted").write_bytes(len(text).to_bytes(8, "little") + text + body)
    with pytest.raises(FileFormatError):
        load_model(tmp_path / "crafted")


@SAME_FOLDER
@given(
    metadata=st.dictionaries(st.sampled_from(["format", "sum", "architecture", "other"]), st.text(max_size=20)),
    rightly=st.booleans(),
)
def test_crafted_metadata_are_refused(tmp_path: Path, metadata: dict[str, str], rightly: bool) -> None:
    arrays = {"model.W": np.ones((2, 3), dtype=np.float32)}
    if rightly:
        write_arrays(tmp_path / "crafted", arrays, metadata)
    else:
        (tmp_path / "crafted").write_bytes(save(arrays, metadata=metadata))
    with pytest.raises(FileFormatError):
        load_model(tmp_path / "crafted")


@SAME_FOLDER
@given(data=st.data())
def test_a_mutated_file_gives_no_error_but_chainrules_own(tmp_path: Path, data: st.DataObject) -> None:
    path = tmp_path / "run"
    model = small_model()
    save_training(path, model, optim.SGD(model.parameters(), momentum=0.9), {"epoch": 1})
    content = path.read_bytes()
    start = data.draw(st.integers(0, len(content)))
    stop = data.draw(st.integers(start, min(start + 30, len(content))))
    path.write_bytes(content[:start] + data.draw(st.binary(max_size=30)) + content[stop:])
    for load in (
        lambda: load_model(path),
        lambda: load_model(path, into=small_model()),
        lambda: load_training(path, model, optim.SGD(model.parameters(), momentum=0.9)),
    ):
        try:
            load()
        except ChainruleError:
            continue
        assert path.read_bytes() == content


ARCHITECTURES = st.builds(
    lambda kind, arguments: f"{kind}({', '.join(arguments)})",
    st.sampled_from(nn.__all__),
    st.lists(
        st.sampled_from(
            ["1", "2", "-1", "0", "1e400", "'x'", "None", "True", "[1]", "(1, 2)", "{}", "b''", "ReLU()"]
        )
        | st.sampled_from(["seed=0", "dtype='float64'", "bias=None", "stride=0", "padding=-1", "rate=2", "10**9"]),
        max_size=4,
    ),
)


@SAME_FOLDER
@given(architecture=ARCHITECTURES | st.text(max_size=20))
def test_an_arbitrary_architecture_gives_a_model_or_a_format_error(tmp_path: Path, architecture: str) -> None:
    write_arrays(
        tmp_path / "crafted", {"model.W": np.ones((1, 2), dtype=np.float32)}, {"architecture": architecture}
    )
    try:
        model = load_model(tmp_path / "crafted")
    except FileFormatError:
        return
    assert list(model.state()) == ["W"]
