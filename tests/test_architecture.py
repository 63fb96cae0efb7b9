"""The house as a test: who may import whom, what is public, and what an import of chainrule loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import chainrule

ROOT = Path(chainrule.__file__).parent

FLOORS = [
    {"errors"},
    {"randomness", "files", "kernels", "alignment"},
    {"autodiff"},
    {"losses", "nn", "optim", "data", "compiler"},
    {"storage", "evaluation"},
    {"training"},
    {"models"},
    {"plotting", "handwriting"},
    {"course"},
    {"lab"},
    {"cli"},
    {"__main__"},
]
"""From the ground up: a room imports from lower floors, and inside itself."""

AUTODIFF = [
    {"traced"},
    {"tensor", "namespace"},
    {"op"},
    {"ops"},
    {"engine"},
    {"check", "graph_picture"},
    {"graph"},
]

LAZY = {
    "sklearn", "scipy", "joblib", "matplotlib", "mpl_toolkits", "cycler", "torch", "numba", "llvmlite", "rich",
    "safetensors",
    "platformdirs",
}  # fmt: skip
LOADED_WHEN_NAMED = {
    "chainrule.kernels": {"numba"},
    "chainrule.compiler.compiler_kernels": {"numba", "llvmlite"},
    "chainrule.compiler.tile_kernels": {"numba", "llvmlite"},
    "chainrule.models": {"sklearn", "scipy", "joblib"},
    "chainrule.plotting": {"matplotlib", "mpl_toolkits", "cycler"},
}
"""Rooms that `import chainrule` leaves alone, and the heavy libraries that they stand on."""

LOADED_WHEN_USED = {"chainrule.compiler", "chainrule.training.steps", "chainrule.training.inference"}
"""Modules that are loaded when something is trained, predicted or compiled."""

STANDARD_LAZY = {
    "difflib",
    "gzip",
    "zlib",
    "hashlib",
    "http",
    "urllib",
    "threadpoolctl",
    "socket",
    "importlib",
    "json",
    "tempfile",
    "fractions",
    "fcntl",  # each of these three exists on one kind of system only
    "msvcrt",
    "resource",
}

PUBLIC = {
    "Tensor", "__version__", "check_grad", "compile", "data", "errors", "evaluate", "evaluation", "fit", "function",
    "grad", "graph", "hessian",
    "jacobian", "load_model", "losses", "models", "nn", "no_grad", "op", "ops", "optim", "plotting", "predict",
    "save_model", "storage", "training", "value_and_grad", "variable", "vjp",
}  # fmt: skip

PUBLIC_OF = {
    "nn": {
        "AvgPool2d", "BatchNorm", "Conv2d", "Dropout", "ELU", "Flatten", "GELU", "LayerNorm", "LeakyReLU", "Linear",
        "MaxPool2d", "Module", "Observer", "Parameter", "ReLU", "Sequential", "Sigmoid", "Softmax", "Softplus",
        "Tanh", "Unflatten", "init", "observed_by",
    },
    "optim": {
        "Adam", "AdamW", "Optimizer", "RMSprop", "SGD", "Schedule", "clip_by_norm", "cosine_decay",
        "exponential_decay", "inverse_time_decay", "step_decay", "warm_up",
    },
    "data": {
        "Batches", "Dataset", "check_data", "load_digits", "load_fashion_mnist", "load_kmnist", "load_life",
        "load_mnist", "make_admissions", "make_blobs", "make_circles", "make_line", "make_moons", "make_plane",
        "make_sine", "make_spirals", "make_xor", "read_idx", "write_idx",
    },
    "training": {
        "Advice", "Callback", "Checkpoint", "EarlyStopping", "History", "LearningRateSchedule", "Restart", "Run",
        "evaluate", "fit", "predict", "random_restart",
    },
    "evaluation": {
        "BiasVariance", "ErrorCurve", "Fold", "PrecisionRecallCurve", "RocCurve", "Split", "UndefinedMetricWarning",
        "accuracy", "auc", "average_precision", "balanced_accuracy", "bias_and_variance", "cohens_kappa",
        "complexity_curve", "confusion_matrix", "f1", "f_beta", "k_folds", "learning_curve", "log_loss",
        "mean_absolute_error", "mean_squared_error", "precision", "precision_recall_curve", "r_squared", "recall",
        "roc_auc", "roc_curve", "train_validation_test_split",
    },
    "models": {
        "DecisionTreeClassifier", "DecisionTreeRegressor", "Descent", "LinearRegression", "LogisticRegression",
        "NeuralNetworkClassifier", "NeuralNetworkRegressor", "Perceptron", "PerceptronHistory",
        "PolynomialFeatures",
        "RandomForestClassifier", "RandomForestRegressor", "RangeScaler", "SoftmaxRegression",
        "StandardScaler", "Tree", "gradient_descent",
    },
    "plotting": {
        "DARK", "LIGHT", "Palette", "bias_and_variance", "complexity_curve", "computational_graph",
        "confusion_matrix", "decision_regions", "decision_tree", "digit_grid", "error_surface",
        "feature_importances", "fitted_curve", "hidden_layer_warp", "learned_templates", "learning_curve",
        "learning_rates", "line_with_residuals", "network", "perceptron_steps", "precision_recall_curve",
        "roc_curve", "style", "training_history",
    },
    "ops": {
        "abs", "absolute", "add", "astype", "avg_pool2d", "broadcast_to", "clip", "concatenate", "conv2d", "cos",
        "cumsum", "divide", "dot", "einsum", "elu", "erf", "exp", "expand_dims", "expm1", "flip", "gelu", "getitem",
        "leaky_relu", "linear", "log", "log1p", "log_softmax", "logsumexp", "matmul", "matrix_transpose", "max",
        "max_pool2d", "maximum", "mean", "min", "minimum", "multiply", "neg", "negative", "pad", "power", "prod",
        "ravel", "relu", "reshape", "sigmoid", "sin", "softmax", "softplus", "sqrt", "square", "squeeze", "stack",
        "std", "subtract", "sum", "swapaxes", "take_along_axis", "tanh", "transpose", "var", "where",
    },
}  # fmt: skip


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name; the exercises are data, not modules."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        if "chapters" in path.relative_to(ROOT).parts:
            continue
        parts = ["chainrule", *path.relative_to(ROOT).with_suffix("").parts]
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def imports_of(module: str, *, for_types_too: bool = False) -> list[tuple[str, bool]]:
    """The modules that one imports, and whether at its top level; those only for types where they are asked for."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    for_types = {
        id(node)
        for test in ast.walk(tree)
        if isinstance(test, ast.If) and ast.unparse(test.test) == "TYPE_CHECKING"
        for node in ast.walk(test)
    }
    top = {id(node) for node in tree.body}
    found = []
    for node in ast.walk(tree):
        if id(node) in for_types and not for_types_too:
            continue
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in top) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by dots; write the whole name"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [(name if name in MODULES else str(node.module), id(node) in top) for name in names]
    return found


def floor_of(module: str, floors: list[set[str]], depth: int) -> int:
    room = module.split(".")[depth]
    levels = [level for level, rooms in enumerate(floors) if room in rooms]
    assert levels, f"{module} stands on no floor: give the room {room!r} a place in this test"
    return levels[0]


@pytest.mark.parametrize("module", [name for name in MODULES if name != "chainrule"])
def test_a_room_imports_only_from_lower_floors(module: str) -> None:
    for target, _ in imports_of(module, for_types_too=True):
        if not target.startswith("chainrule.") or target.split(".")[1] == module.split(".")[1]:
            continue
        assert floor_of(target, FLOORS, 1) < floor_of(module, FLOORS, 1), f"{module} imports {target}"


@pytest.mark.parametrize("module", [name for name in MODULES if name.startswith("chainrule.autodiff.")])
def test_inside_autodiff_imports_go_downward(module: str) -> None:
    for target, _ in imports_of(module):
        if not target.startswith("chainrule.autodiff.") or target.split(".")[2] == module.split(".")[2]:
            continue
        assert floor_of(target, AUTODIFF, 2) < floor_of(module, AUTODIFF, 2), f"{module} imports {target}"


def test_imports_make_no_circle() -> None:
    graph = {name: {t for t, _ in imports_of(name) if t in MODULES and t != name} for name in MODULES}
    done: set[str] = set()
    while len(done) < len(graph):
        free = {name for name in graph.keys() - done if graph[name] <= done}
        assert free, f"a circle among {sorted(graph.keys() - done)}"
        done |= free


@pytest.mark.parametrize("module", MODULES)
def test_only_heavy_libraries_are_imported_inside_functions(module: str) -> None:
    for target, at_top in imports_of(module):
        library = target.split(".")[0]
        if module.startswith("chainrule.cli"):
            continue  # a command loads what it needs when it runs
        loaded = set().union(*(LOADED_WHEN_NAMED[room] for room in LOADED_WHEN_NAMED if module.startswith(room)))
        if at_top:
            assert library not in LAZY - loaded, f"{module} imports {target} when it is loaded"
            assert not is_kernel(target) or is_kernel(module), f"{module} loads Numba"
            assert is_late(module) or not is_late(target), f"{module} loads the compiler"
        elif not is_kernel(target) and target not in LOADED_WHEN_USED:
            assert library in LAZY | STANDARD_LAZY, f"{module} imports {target} inside a function"


def is_kernel(module: str) -> bool:
    """Whether a module loads Numba when it is imported."""
    return module == "chainrule.kernels" or module.endswith("_kernels")


def is_late(module: str) -> bool:
    """Whether a module belongs to those that are loaded when they are used."""
    return any(f"{module}.".startswith(f"{room}.") for room in LOADED_WHEN_USED)


def test_there_is_no_room_for_odds_and_ends() -> None:
    names = {part for path in ROOT.rglob("*") for part in path.relative_to(ROOT).with_suffix("").parts}
    assert not names & {"utils", "util", "helpers", "common", "misc", "core", "base"}


def test_the_public_names_are_these() -> None:
    assert set(chainrule.__all__) == PUBLIC


@pytest.mark.parametrize("room", PUBLIC_OF)
def test_the_public_names_of_each_room_are_these(room: str) -> None:
    assert set(getattr(chainrule, room).__all__) == PUBLIC_OF[room]


@pytest.mark.parametrize("room", ["", *PUBLIC_OF])
def test_every_public_function_and_class_is_documented(room: str) -> None:
    home = getattr(chainrule, room) if room else chainrule
    for name in home.__all__:
        thing = getattr(home, name)
        if callable(thing) and getattr(thing, "__module__", "").startswith("chainrule"):
            assert (thing.__doc__ or "").strip(), f"{room}.{name} has no docstring"


def test_import_chainrule_loads_nothing_heavy() -> None:
    program = "import sys, chainrule; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    libraries = {name.split(".")[0] for name in loaded}
    assert not libraries & (LAZY | {"click", "urllib3", "requests", "starlette", "uvicorn"})
    assert not [name for name in loaded if is_late(name)]
