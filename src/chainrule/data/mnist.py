"""MNIST and the sets of its form, Fashion-MNIST and KMNIST: found on this computer, or downloaded once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from chainrule.data.dataset import Dataset
from chainrule.data.download import Progress, fetch, md5_of
from chainrule.data.idx import GZIP_MAGIC, read_idx, to_idx
from chainrule.errors import FileError, FileFormatError
from chainrule.files import Reading, Writing, as_path

Sides = tuple[Dataset, Dataset]


class PublishedFile(NamedTuple):
    """One file of a collection: its name, and the MD5 sums that it has packed and unpacked."""

    name: str
    packed_md5: str
    unpacked_md5: str | None  # None where the publisher gives the sum of the packed file alone


@dataclass(frozen=True)
class Collection:
    """A published data set: four IDX files (images and labels, to train on and to test with)."""

    name: str
    title: str
    mirrors: tuple[str, ...]
    files: tuple[PublishedFile, PublishedFile, PublishedFile, PublishedFile]
    class_names: tuple[str, ...]


def _files(
    *sums: tuple[str, str | None],
) -> tuple[PublishedFile, PublishedFile, PublishedFile, PublishedFile]:
    train_images, train_labels, test_images, test_labels = sums
    return (
        PublishedFile("train-images-idx3-ubyte.gz", *train_images),
        PublishedFile("train-labels-idx1-ubyte.gz", *train_labels),
        PublishedFile("t10k-images-idx3-ubyte.gz", *test_images),
        PublishedFile("t10k-labels-idx1-ubyte.gz", *test_labels),
    )


MNIST = Collection(
    name="mnist",
    title="MNIST",
    mirrors=(
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
        "http://yann.lecun.com/exdb/mnist/",
    ),
    files=_files(
        ("f68b3c2dcbeaaa9fbdd348bbdeb94873", "6bbc9ace898e44ae57da46a324031adb"),
        ("d53e105ee54ea40749a09fcbcd1e9432", "a25bea736e30d166cdddb491f175f624"),
        ("9fb629c4189551a2d022fa330f9573f3", "2646ac647ad5339dbf082846283269ea"),
        ("ec29112dd5afa0611ce80d1b7f02629c", "27ae3e4e09519cfbb04c329615203637"),
    ),
    class_names=tuple("0123456789"),
)

FASHION_MNIST = Collection(
    name="fashion-mnist",
    title="Fashion-MNIST",
    mirrors=(
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/",
    ),
    files=_files(
        ("8d4fb7e6c68d591d4c3dfef9ec88bf0d", None),
        ("25c81989df183df01b3e8a0aad5dffbe", None),
        ("bef4ecab320f06d8554ea6380940ec79", None),
        ("bb300cfdad3c16e7a12a480ee83cd310", None),
    ),
    class_names=(
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot",
    ),
)

KMNIST = Collection(
    name="kmnist",
    title="KMNIST",
    mirrors=(
        "http://codh.rois.ac.jp/kmnist/dataset/kmnist/",
        "https://codh.rois.ac.jp/kmnist/dataset/kmnist/",
    ),
    files=_files(
        ("bdb82020997e1d708af4cf47b453dcf7", None),
        ("e144d726b3acfaa3e44228e80efcd344", None),
        ("5c965bf0a639b31b8f53240b1b52f4d7", None),
        ("7320c461ea6c1c855c0b718fb2a4b134", None),
    ),
    class_names=("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"),
)


def load_mnist(folder: str | os.PathLike[str] | None = None, *, progress: Progress | None = None) -> Sides:
    """Load MNIST: 70,000 handwritten digits of 28 x 28 pixels.

    Looked for in `folder`; without it, in the folder that the environment variable CHAINRULE_DATA names (in
    its subfolder `mnist`, or right there); then in the user's cache, into which what is missing is
    downloaded. The files may be packed (.gz) or not; each must have the sum of the published one.

    Args:
        folder: a folder that holds the four files, or a subfolder `mnist` that does.
        progress: called with the bytes that are here and the bytes of the file, while one is downloaded.

    Returns:
        (train, test), with X (60000, 784) and (10000, 784) float32 in [0, 1], y int64, the digit.

    Raises:
        FileError: the folder, or a file in it, is missing or cannot be read; the cache cannot be written.
        FileFormatError: a file is damaged, or another than the published one.
        DownloadError: no mirror could be reached.

    Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, Gradient-based learning applied to document
    recognition (1998).
    """
    return load_collection(MNIST, folder, progress)


def load_fashion_mnist(folder: str | os.PathLike[str] | None = None, *, progress: Progress | None = None) -> Sides:
    """Load Fashion-MNIST: 70,000 pictures of clothes in the form of MNIST.

    Looked for and checked as `load_mnist` does, in subfolder `fashion-mnist`. For unpacked files no sum
    is published: they are held to the format and the shape alone.

    Args:
        folder: a folder that holds the four files, or a subfolder `fashion-mnist` that does.
        progress: called with the bytes that are here and the bytes of the file, while one is downloaded.

    Returns:
        (train, test), with X (60000, 784) and (10000, 784) float32 in [0, 1], y int64, the kind of clothing.

    Raises:
        FileError, FileFormatError, DownloadError: as in `load_mnist`.

    Source: H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST: a novel image dataset for benchmarking machine
    learning algorithms (2017).
    """
    return load_collection(FASHION_MNIST, folder, progress)


def load_kmnist(folder: str | os.PathLike[str] | None = None, *, progress: Progress | None = None) -> Sides:
    """Load KMNIST: 70,000 characters of cursive Japanese in the form of MNIST.

    Looked for and checked as `load_mnist` does, in subfolder `kmnist`. For unpacked files no sum is
    published: they are held to the format and the shape alone.

    Args:
        folder: a folder that holds the four files, or a subfolder `kmnist` that does.
        progress: called with the bytes that are here and the bytes of the file, while one is downloaded.

    Returns:
        (train, test), with X (60000, 784) and (10000, 784) float32 in [0, 1], y int64, the hiragana.

    Raises:
        FileError, FileFormatError, DownloadError: as in `load_mnist`.

    Source: T. Clanuwat, M. Bober-Irizar, A. Kitamoto, A. Lamb, K. Yamamoto, D. Ha, Deep learning for
    classical Japanese literature (2018).
    """
    return load_collection(KMNIST, folder, progress)


def load_collection(
    collection: Collection, folder: str | os.PathLike[str] | None = None, progress: Progress | None = None
) -> Sides:
    """Find the four files of `collection`, check them, and make two data sets of them."""
    if folder is not None:
        paths = _paths_in(as_path("folder", folder), collection, "folder")
        if paths is None:
            raise _incomplete(collection, as_path("folder", folder), [file.name for file in collection.files])
    else:
        paths = _paths_in_environment(collection)
    if paths is not None:
        arrays = [_read_checked(path, file, collection) for path, file in zip(paths, collection.files, strict=True)]
    else:
        cache = cache_folder() / collection.name
        arrays = [_read_or_fetch(cache, file, collection, progress) for file in collection.files]
    where = "the files of " + collection.title
    return (
        _dataset(f"{collection.name} train", arrays[0], arrays[1], collection.class_names, where),
        _dataset(f"{collection.name} test", arrays[2], arrays[3], collection.class_names, where),
    )


def cache_folder() -> Path:
    """Return the folder in which downloads are kept: the user's cache folder, as the system has it."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("chainrule", appauthor=False))


def folder_of(collection: Collection) -> Path | None:
    """Return the folder of this computer that has all four files, where `load_collection` would look for them.

    Nothing is downloaded; None where a file is missing.
    """
    try:
        paths = _paths_in_environment(collection)
        if paths is None:
            paths = _paths_in(cache_folder() / collection.name, collection, "the cache")
    except (FileError, FileFormatError):
        return None
    return None if paths is None else paths[0].parent


def _paths_in_environment(collection: Collection) -> list[Path] | None:
    named = os.environ.get("CHAINRULE_DATA")
    if not named:
        return None
    folder = as_path("CHAINRULE_DATA", named)
    paths = _paths_in(folder, collection, "CHAINRULE_DATA")
    # All sets of the family have the same file names: right in the folder may lie another one.
    if (
        paths is not None
        and paths[0].parent == folder
        and md5_of(_bytes_of(paths[-1])) in _sums_of_others(collection)
    ):
        return None
    return paths


def _paths_in(folder: Path, collection: Collection, argument: str) -> list[Path] | None:
    """Return the paths of the four files under `folder`, or None if none of them is there."""
    with Reading(folder):
        is_folder = folder.is_dir()
    if not is_folder:
        without = "unset CHAINRULE_DATA" if argument == "CHAINRULE_DATA" else "leave folder out"
        raise FileError(
            f"{argument} does not name a folder that exists",
            expected=f"a folder with the files of {collection.title}, or with a subfolder {collection.name}",
            given=str(folder),
            mend=f"make the folder and put the files there, or {without}",
        )
    for place in (folder / collection.name, folder):
        paths = [_local(place, file) for file in collection.files]
        found = [path for path in paths if path is not None]
        if len(found) == len(paths):
            return found
        if found:
            missing = [file.name for file, path in zip(collection.files, paths, strict=True) if path is None]
            raise _incomplete(collection, place, missing)
    return None


def _local(folder: Path, file: PublishedFile) -> Path | None:
    plain = file.name.removesuffix(".gz")
    for name in (file.name, plain, plain.replace("-idx", ".idx")):  # gunzip -N gives the last
        if _exists(folder / name):
            return folder / name
    return None


def _exists(path: Path) -> bool:
    with Reading(path):
        return path.exists()


def _sums_of_others(collection: Collection) -> set[str | None]:
    return {
        md5
        for other in (MNIST, FASHION_MNIST, KMNIST)
        if other.name != collection.name
        for file in other.files
        for md5 in (file.packed_md5, file.unpacked_md5)
    }


def _read_checked(path: Path, file: PublishedFile, collection: Collection) -> NDArray[Any]:
    """Read a file that is on this computer, and leave it as it is, whatever is wrong with it."""
    content = _bytes_of(path)
    array = read_idx(path)
    given = md5_of(content)
    if given == file.packed_md5:
        return array
    if file.unpacked_md5 is not None and md5_of(to_idx(array)) == file.unpacked_md5:
        return array
    unknowable = file.unpacked_md5 is None and content[:2] != GZIP_MAGIC
    if unknowable and given not in _sums_of_others(collection):
        return array
    known = file.packed_md5 if file.unpacked_md5 is None else f"{file.packed_md5}, or {file.unpacked_md5} unpacked"
    raise FileFormatError(
        f"{path} is not the file that {collection.title} was published with",
        expected=f"MD5 sum {known}",
        given=f"MD5 sum {given}",
        mend=f"replace it with the published {file.name}, or name another folder",
    )


def _read_or_fetch(
    cache: Path, file: PublishedFile, collection: Collection, progress: Progress | None
) -> NDArray[Any]:
    path = _local(cache, file)
    if path is not None:
        try:
            return _read_checked(path, file, collection)
        except FileFormatError:
            with Writing(path):
                path.unlink(missing_ok=True)
    names = ", ".join(file.name for file in collection.files)
    path = fetch(
        file.name,
        mirrors=collection.mirrors,
        folder=cache,
        md5=file.packed_md5,
        progress=progress,
        by_hand=(
            "connect to the internet and run this again; or, by hand, put the files\n"
            f"{names}\n"
            f"into {cache}\n"
            f"or into a folder of your own, and set CHAINRULE_DATA to that folder"
        ),
    )
    return _read_checked(path, file, collection)


def _bytes_of(path: Path) -> bytes:
    with Reading(path):
        return path.read_bytes()


def _dataset(
    name: str, images: NDArray[Any], labels: NDArray[Any], class_names: tuple[str, ...], where: str
) -> Dataset:
    n_samples = len(labels) if labels.ndim else 0
    if images.dtype != np.uint8 or images.ndim != 3 or images.shape[1:] != (28, 28):
        raise _other_form(where, "images of shape (n, 28, 28), uint8", images)
    if labels.dtype != np.uint8 or labels.shape != (len(images),):
        raise _other_form(where, f"labels of shape ({len(images)},), uint8", labels)
    if n_samples and labels.max() >= len(class_names):
        raise FileFormatError(
            f"{where} hold a label that stands for no class",
            expected=f"labels from 0 to {len(class_names) - 1}",
            given=f"label {labels.max()} at position {labels.argmax()}",
            mend="replace the files with the published ones",
        )
    return Dataset(
        X=np.divide(images.reshape(n_samples, 28 * 28), 255, dtype=np.float32),
        y=labels.astype(np.int64),
        name=name,
        class_names=class_names,
        image_shape=(28, 28),
    )


def _other_form(where: str, expected: str, array: NDArray[Any]) -> FileFormatError:
    return FileFormatError(
        f"{where} do not hold what their names say",
        expected=expected,
        given=f"shape {array.shape}, {array.dtype}",
        mend="replace the files with the published ones",
    )


def _incomplete(collection: Collection, folder: Path, missing: list[str]) -> FileError:
    return FileError(
        f"{collection.title} is not complete in {folder}",
        expected=", ".join(file.name for file in collection.files) + " (or without .gz)",
        given=f"missing: {', '.join(missing)}",
        mend=f"put the missing files into {folder}",
    )
