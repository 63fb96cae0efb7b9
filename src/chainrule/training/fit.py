"""fit, evaluate, predict: the training loop, written out once."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from chainrule.autodiff import no_grad
from chainrule.autodiff.tensor import array_of
from chainrule.autodiff.traced import holds
from chainrule.data import Batches, check_data
from chainrule.errors import (
    ArgumentError,
    ChainruleError,
    DataError,
    DTypeError,
    ShapeError,
    TrainingInterrupted,
)
from chainrule.losses import decision_of
from chainrule.nn import Module
from chainrule.optim import Optimizer
from chainrule.randomness import Seed, as_generator
from chainrule.training import advice
from chainrule.training.callbacks import Checkpoint, EarlyStopping
from chainrule.training.history import History
from chainrule.training.interruption import Interruption
from chainrule.training.learning import Loss, NotFinite, measure
from chainrule.training.progress import Progress
from chainrule.training.run import Callback, Run, Totals, seeded

if TYPE_CHECKING:
    from chainrule.training.steps import Steps

Array = NDArray[Any]

SAMPLE = 512
"""Examples on which activations are looked at for advice."""


def fit(
    model: Module,
    X: ArrayLike,
    y: ArrayLike,
    *,
    loss: Loss,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int = 32,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    callbacks: Sequence[Callback] = (),
    seed: Seed = None,
    progress: bool = True,
    compile: bool = True,
) -> History:
    """Train `model` on examples: in each epoch every example once, in an order drawn anew, a batch a step.

    Args:
        model: what learns; it is changed in place.
        X: (n_samples, ...) inputs; cast once to the dtype of the model's parameters.
        y: (n_samples, ...) targets, as `loss` takes them.
        loss: a function of (prediction, target) that gives a single number, such as those of `chainrule.losses`.
        optimizer: made from this model's parameters.
        epochs: how many times to go through all examples.
        batch_size: examples a step; the last batch may be smaller.
        validation: (X, y) that are measured after each epoch and not learnt from.
        callbacks: early stopping, schedules, checkpoints.
        seed: for the order of the examples, and for dropout layers without a seed of their own.
        progress: whether to show how it goes.
        compile: whether to record the first step and replay it as a plan (see `chainrule.compile`); False runs
            every step as it is written, the switch to debug with. In a plan's updates numbers that are too small
            for full precision (float32: below 1.2e-38) become 0.

    Returns:
        The figures of every epoch, and advice. The model is left in evaluation mode.

    Raises:
        ShapeError, DTypeError, DataError, ArgumentError: data or options that cannot be trained on.
        TrainingInterrupted: Ctrl-C; raised between two steps, with the history so far.

    >>> from chainrule import data, losses, nn, optim
    >>> line = data.make_line(100, seed=0)
    >>> model = nn.Linear(1, 1, seed=0)
    >>> history = fit(model, line.X, line.y[:, None], loss=losses.mean_squared_error, epochs=20, seed=0,
    ...               optimizer=optim.SGD(model.parameters(), learning_rate=0.1), progress=False)
    >>> history["loss"][0] > history["loss"][-1]
    True
    """
    from chainrule.training.steps import Steps

    _demand_whole("epochs", epochs)
    dtype = _dtype_of(model, optimizer)
    X, y = _cast(X, y, dtype)
    held_out = None if validation is None else _held_out(validation, X, dtype)
    generator = as_generator(seed)
    seeded(model, generator)
    decide = decision_of(loss)
    names = ("loss", "accuracy") if decide else ("loss",)
    columns = ("epoch", *names, *(f"validation_{name}" for name in names if held_out), "learning_rate", "seconds")
    shown = Progress() if progress else None
    all_callbacks = _in_order(callbacks, shown)
    run = Run(model, optimizer, Batches(X, y, batch_size, seed=generator), epochs, all_callbacks, columns)
    run.advise(advice.unscaled_features(X))
    steps = Steps(run, loss, decide, compiled=compile)
    with Interruption() as interruption, np.errstate(all="ignore"):
        try:
            for callback in all_callbacks:
                callback.begin(run)
            while run.step or (run.epoch < epochs and not run.stopped):
                _train_epoch(run, steps, interruption)
                if run.stopped:
                    break
                _close_epoch(run, X, held_out, loss, steps, compile)
            for callback in all_callbacks:
                callback.end(run)
        finally:
            model.eval()
            if shown is not None:
                shown.close()
    return run.history


def _train_epoch(run: Run, steps: Steps, interruption: Interruption) -> None:
    """Go once through all batches, or through those that a resumed epoch has left."""
    model, optimizer = run.model, run.optimizer
    if run.step == 0:
        run.epoch += 1
        run.totals = Totals()
        for callback in run.callbacks:
            callback.epoch_begin(run)
    watching = [c for c in run.callbacks if _overrides(c, "step_begin") or _overrides(c, "step_end")]
    each = any(callback.each_step for callback in watching)
    model.train()
    start = time.perf_counter() - run.seconds
    steps.begin_epoch(run.restart_order())
    while steps.left:
        for callback in watching:
            callback.step_begin(run)
        try:
            steps.take(one=each)
        except NotFinite as found:
            run.advise(advice.not_a_number(found.loss, model, run.epoch, optimizer.learning_rate))
            run.stop(f"the loss is {found.loss.item():g} in epoch {run.epoch}, step {run.step + 1}")
            return
        for callback in watching:
            callback.step_end(run)
        if interruption.requested:
            run.seconds = time.perf_counter() - start
            for callback in run.callbacks:
                callback.interrupted(run)
            raise TrainingInterrupted(run.history)
    run.seconds = time.perf_counter() - start


def _close_epoch(
    run: Run, X: Array, held_out: tuple[Array, Array] | None, loss: Loss, steps: Steps, compile: bool
) -> None:
    """Measure the validation data, note the epoch's row and the advice, and let the callbacks act on them."""
    figures: dict[str, float] = {"epoch": run.epoch, "loss": run.totals.loss / run.totals.examples}
    if "accuracy" in run.column_names:
        figures["accuracy"] = run.totals.right / run.totals.examples
    if held_out is not None:
        with _named_as_validation():
            measured = evaluate(run.model, *held_out, loss=loss, compile=compile)
        figures |= {f"validation_{name}": value for name, value in measured.items()}
    figures |= {"learning_rate": run.optimizer.learning_rate, "seconds": run.seconds}
    run.history.add(**{name: figures[name] for name in run.column_names})
    run.step, run.seconds = 0, 0.0
    run.order_state = run.batches.generator.bit_generator.state
    columns = run.history.columns
    run.advise(advice.diverging(columns))
    if not any(isinstance(callback, EarlyStopping) for callback in run.callbacks):
        run.advise(advice.overfitting(columns))
    if run.epoch & (run.epoch - 1) == 0 or run.epoch == run.epochs:  # epochs 1, 2, 4, 8 ... and the last
        with steps.between():
            for found in advice.in_activations(run.model, X[:SAMPLE], run.epoch):
                run.advise(found)
    for callback in run.callbacks:
        callback.epoch_end(run)


def evaluate(
    model: Module, X: ArrayLike, y: ArrayLike, *, loss: Loss, batch_size: int = 2048, compile: bool = True
) -> dict[str, float]:
    """Measure `model` in evaluation mode on examples that it does not learn from.

    `compile` as for `predict`.

    Returns:
        {"loss": ...}, and "accuracy" where the loss is one for classes.

    Raises:
        ShapeError, DTypeError, DataError: data that the model or the loss cannot take.
    """
    from chainrule.training.inference import run_compiled

    _demand_module("evaluate", model)
    X, y = _cast(X, y, _dtype(model))
    decide = decision_of(loss)
    total, right = 0.0, 0.0
    with _evaluating(model):
        for batch in Batches(X, y, batch_size, shuffle=False):
            measuring = partial(measure, model, loss, decide)
            found = run_compiled("evaluate", measuring, model, (loss, decide), batch) if compile else None
            lost, read_right = measuring(*batch) if found is None else (x.item() for x in found)
            total, right = total + lost, right + read_right
    figures = {"loss": total / len(X)}
    return figures if decide is None else {**figures, "accuracy": right / len(X)}


def predict(model: Module, X: ArrayLike, *, batch_size: int = 2048, compile: bool = True) -> Array:
    """Return what `model` gives for X, in evaluation mode: for classes, the logits.

    Args:
        model: a trained model.
        X: (n_samples, ...) inputs.
        batch_size: examples at a time.
        compile: whether to record what the model does and replay it as a plan.

    Returns:
        (n_samples, ...) outputs, a plain array.
    """
    _demand_whole("batch_size", batch_size)
    found = _predicted(model, X, batch_size) if compile and isinstance(X, np.ndarray) else None
    if found is None:
        _demand_module("predict", model)
        inputs, _ = check_data(X)
        inputs = _floating(inputs, _dtype(model))
        with _evaluating(model):
            found = [_outputs(model, batch, compile) for batch in _in_batches(inputs, batch_size)]
    return found[0] if len(found) == 1 else np.concatenate(found)


def _in_batches(X: Array, size: int) -> list[Array]:
    return [X] if len(X) <= size else [X[i : i + size] for i in range(0, len(X), size)]


def _predicted(model: Module, X: Array, batch_size: int) -> list[Array] | None:
    """The outputs for each batch if the model has plans for all of them, which look at the data themselves."""
    plans = getattr(model, "_plans", None)
    if plans is None or X.ndim == 0:
        return None
    found: list[Array] = []
    for batch in _in_batches(X, batch_size):
        outputs = plans.run_known("predict", (), (batch,))
        if outputs is None:
            return None
        found += outputs
    return found


def _outputs(model: Module, X: Array, compile: bool) -> Array:
    from chainrule.training.inference import run_compiled

    found = run_compiled("predict", partial(_looked_at, model), model, (), (X,)) if compile else None
    outputs: Array = array_of(model(X)) if found is None else found[0]
    return outputs


def _looked_at(model: Module, X: Array) -> Any:
    """What the model gives. A recording of it only stands for data that are finite."""
    holds(np.isfinite(X))
    return model(X)


class _evaluating:  # noqa: N801 (a context manager is used like a function)
    """Evaluation mode without recording, and then the mode that was before."""

    def __init__(self, model: Module) -> None:
        self.model = model
        self.recording = no_grad()

    def __enter__(self) -> None:
        self.was_training = self.model.training
        self.model.eval()
        self.recording.__enter__()

    def __exit__(self, *error: Any) -> None:
        self.recording.__exit__(*error)
        self.model.train(self.was_training)


def _overrides(callback: Callback, moment: str) -> bool:
    return getattr(type(callback), moment) is not getattr(Callback, moment)


def _in_order(callbacks: Sequence[Callback], shown: Progress | None) -> list[Callback]:
    """The callbacks with the checkpoints last: what they save includes what the others made of the epoch."""
    if isinstance(callbacks, Callback) or not all(isinstance(callback, Callback) for callback in callbacks):
        raise DTypeError(
            "fit: callbacks are not a list of callbacks",
            expected="a list of chainrule.training.Callback",
            given=f"{callbacks!r:.80}",
            mend="callbacks=[EarlyStopping(patience=5)]",
        )
    others = [callback for callback in callbacks if not isinstance(callback, Checkpoint)]
    checkpoints = [callback for callback in callbacks if isinstance(callback, Checkpoint)]
    return [*others, *([] if shown is None else [shown]), *checkpoints]


def _dtype(model: Module) -> Any:
    return next((parameter.dtype for parameter in model.parameters()), np.dtype(np.float32))


def _demand_module(name: str, model: Any) -> None:
    if not isinstance(model, Module):
        raise DTypeError(
            f"{name}: model is not a module", expected="a chainrule.nn.Module", given=type(model).__name__
        )


def _dtype_of(model: Module, optimizer: Optimizer) -> Any:
    _demand_module("fit", model)
    if not isinstance(optimizer, Optimizer):
        raise DTypeError(
            "fit: optimizer is no optimizer",
            expected="a chainrule.optim.Optimizer, made from this model's parameters",
            given=f"{optimizer!r:.80}",
            mend="optimizer=optim.Adam(model.parameters())",
        )
    parameters = model.parameters()
    learnt = {id(parameter) for parameter in optimizer.parameters}
    if not any(id(parameter) in learnt for parameter in parameters):
        raise ArgumentError(
            "fit: optimizer does not change any of the model's parameters",
            expected="an optimizer that was made from this model",
            given=f"{len(parameters)} parameters in the model, none of them in the optimizer",
            mend="optim.Adam(model.parameters())",
        )
    return parameters[0].dtype


def _cast(X: ArrayLike, y: ArrayLike, dtype: Any) -> tuple[Array, Array]:
    """Check the data, and give floating-point arrays the dtype of the model."""
    inputs, targets = check_data(X, y)
    if targets.dtype.kind == "f":
        targets = _floating(targets, dtype)
    elif targets.dtype.kind == "b":
        targets = targets.astype(np.int64)
    return _floating(inputs, dtype), targets


def _floating(array: Array, dtype: Any) -> Array:
    with np.errstate(over="ignore"):
        cast = np.ascontiguousarray(array, dtype=dtype)
    if array.dtype.kind == "f" and array.dtype.itemsize > cast.dtype.itemsize and np.isinf(cast).any():
        raise DataError(
            f"the data have a number that is too large for the model's {cast.dtype}",
            expected=f"at most {np.finfo(cast.dtype).max:.3g}",
            given=f"{array[np.isinf(cast)][0]:.3g}",
            mend="scale it, or make the model's layers with dtype=np.float64",
        )
    return cast


def _held_out(validation: Any, X: Array, dtype: Any) -> tuple[Array, Array]:
    """The validation data, once they are known to be like the training data."""
    inputs, targets = _pair(validation)
    with _named_as_validation():
        inputs, targets = _cast(inputs, targets, dtype)
        if inputs.shape[1:] != X.shape[1:]:
            raise ShapeError(
                "X has examples of another shape than the training data",
                expected=f"(n_samples, {', '.join(map(str, X.shape[1:]))})",
                given=f"{inputs.shape}",
                mend="treat both in the same way: the same columns, in the same order",
            )
    return inputs, targets


@contextmanager
def _named_as_validation() -> Iterator[None]:
    """Within it, an error says that it is about the validation data."""
    try:
        yield
    except ChainruleError as error:
        error.what = f"fit: in the validation data: {error.what}"
        raise


def _pair(validation: Any) -> tuple[ArrayLike, ArrayLike]:
    if isinstance(validation, tuple | list) and len(validation) == 2:
        return validation[0], validation[1]
    raise ArgumentError(
        "fit: validation is not a pair",
        expected="(X, y)",
        given=type(validation).__name__,
        mend="validation=(X_validation, y_validation)",
    )


def _demand_whole(name: str, value: Any) -> None:
    if type(value) is int and value > 0:
        return
    if not isinstance(value, int | np.integer) or isinstance(value, bool) or value < 1:
        raise ArgumentError(f"{name} is out of range", expected="a whole number from 1", given=f"{name}={value!r}")
