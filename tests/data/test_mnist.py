from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from chainrule.data import idx, load_fashion_mnist, load_kmnist, load_mnist, mnist
from chainrule.data.download import md5_of
from chainrule.data.mnist import Collection, PublishedFile, load_collection
from chainrule.errors import ArgumentError, DownloadError, FileError, FileFormatError
from tests.data.mirror import serve

NAMES = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]
REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache, and no word from the environment."""
    monkeypatch.setattr(mnist, "cache_folder", lambda: tmp_path / "cache")
    monkeypatch.delenv("CHAINRULE_DATA", raising=False)
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return tmp_path / "cache" / "small"


def small_arrays(seed: int = 0) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    return [
        rng.integers(0, 256, (6, 28, 28), np.uint8),
        rng.integers(0, 10, 6, np.uint8),
        rng.integers(0, 256, (3, 28, 28), np.uint8),
        rng.integers(0, 10, 3, np.uint8),
    ]


ARRAYS = small_arrays()


def contents(arrays: list[np.ndarray]) -> dict[str, bytes]:
    return {
        f"{name}.gz": gzip.compress(idx.to_idx(array), mtime=0) for name, array in zip(NAMES, arrays, strict=True)
    }


def collection_of(arrays: list[np.ndarray], *mirrors: str, unpacked_known: bool = True) -> Collection:
    files = [
        PublishedFile(name, md5_of(content), md5_of(gzip.decompress(content)) if unpacked_known else None)
        for name, content in contents(arrays).items()
    ]
    return Collection("small", "Small", mirrors, tuple(files), tuple("0123456789"))  # type: ignore[arg-type]


SMALL = collection_of(ARRAYS, "http://127.0.0.1:1/")


def put(folder: Path, files: dict[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def unpacked(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name.removesuffix(".gz"): gzip.decompress(content) for name, content in files.items()}


def is_small(sides: mnist.Sides) -> bool:
    return all(
        np.array_equal(side.X * 255, images.reshape(len(images), 784)) and np.array_equal(side.y, labels)
        for side, images, labels in zip(sides, ARRAYS[::2], ARRAYS[1::2], strict=True)
    )


def test_pixels_become_rows_from_0_to_1(tmp_path):
    train, test = load_collection(SMALL, put(tmp_path / "data", contents(ARRAYS)))
    assert train.X.dtype == np.float32
    assert train.y.dtype == np.int64
    np.testing.assert_array_equal(train.X, (ARRAYS[0].reshape(6, 784) / 255).astype(np.float32))
    np.testing.assert_array_equal(test.y, ARRAYS[3])
    assert train.image_shape == (28, 28)
    assert (train.name, test.name) == ("small train", "small test")


@pytest.mark.parametrize("subfolder", ["", "small"])
@pytest.mark.parametrize("form", ["packed", "unpacked", "dotted"])
@pytest.mark.parametrize("source", ["argument", "text", "environment"])
def test_files_are_found_in_a_folder_of_the_user(tmp_path, monkeypatch, subfolder, form, source):
    files = contents(ARRAYS)
    if form != "packed":
        files = unpacked(files)
    if form == "dotted":
        files = {name.replace("-idx", ".idx"): content for name, content in files.items()}
    put(tmp_path / "data" / subfolder, files)
    if source == "environment":
        monkeypatch.setenv("CHAINRULE_DATA", str(tmp_path / "data"))
        sides = load_collection(SMALL)
    else:
        sides = load_collection(SMALL, str(tmp_path / "data") if source == "text" else tmp_path / "data")
    assert is_small(sides)


def test_files_packed_anew_are_known_by_their_content(tmp_path):
    files = {
        name: gzip.compress(gzip.decompress(content), 1, mtime=9) for name, content in contents(ARRAYS).items()
    }
    assert files != contents(ARRAYS)
    assert is_small(load_collection(SMALL, put(tmp_path / "data", files)))


def test_the_argument_comes_before_the_environment(tmp_path, monkeypatch):
    put(tmp_path / "other", contents(small_arrays(seed=1)))
    monkeypatch.setenv("CHAINRULE_DATA", str(tmp_path / "other"))
    assert is_small(load_collection(SMALL, put(tmp_path / "data", contents(ARRAYS))))


def test_the_environment_comes_before_the_cache(tmp_path, monkeypatch, cache):
    put(cache, contents(small_arrays(seed=1)))
    monkeypatch.setenv("CHAINRULE_DATA", str(put(tmp_path / "data", contents(ARRAYS))))
    assert is_small(load_collection(SMALL))


def test_a_good_cache_asks_no_server(cache):
    put(cache, contents(ARRAYS))
    assert is_small(load_collection(SMALL))


@pytest.mark.parametrize("environment", [None, "", "empty"])
def test_what_is_nowhere_is_downloaded_into_the_cache(tmp_path, monkeypatch, cache, capsys, environment):
    if environment is not None:
        (tmp_path / "empty").mkdir()
        monkeypatch.setenv("CHAINRULE_DATA", environment and str(tmp_path / environment))
    with serve(contents(ARRAYS)) as mirror:
        assert is_small(load_collection(collection_of(ARRAYS, mirror.address)))
        assert is_small(load_collection(collection_of(ARRAYS, mirror.address)))
    assert [path for path, _ in mirror.asked] == [f"/{name}.gz" for name in NAMES]
    assert sorted(path.name for path in cache.iterdir()) == sorted(f"{name}.gz" for name in NAMES)
    assert len(capsys.readouterr().err.splitlines()) == 4


def test_only_what_is_missing_in_the_cache_is_downloaded(cache):
    files = contents(ARRAYS)
    put(cache, {name: files[name] for name in list(files)[:3]})
    with serve(files) as mirror:
        assert is_small(load_collection(collection_of(ARRAYS, mirror.address), progress=lambda done, total: None))
    assert [path for path, _ in mirror.asked] == ["/t10k-labels-idx1-ubyte.gz"]


@pytest.mark.parametrize("damage", ["cut", "flipped", "other", "empty"])
def test_a_bad_file_in_the_cache_is_deleted_and_downloaded_again(cache, damage):
    files = contents(ARRAYS)
    name = "train-images-idx3-ubyte.gz"
    bad = {
        "cut": files[name][:1000],
        "flipped": files[name][:2000] + bytes([files[name][2000] ^ 1]) + files[name][2001:],
        "other": contents(small_arrays(seed=1))[name],
        "empty": b"",
    }[damage]
    put(cache, {**files, name: bad})
    with serve(files) as mirror:
        assert is_small(load_collection(collection_of(ARRAYS, mirror.address), progress=lambda done, total: None))
    assert [path for path, _ in mirror.asked] == [f"/{name}"]
    assert (cache / name).read_bytes() == files[name]


def test_a_bad_file_in_the_cache_is_not_left_when_the_network_is_gone(cache):
    put(cache, {**contents(ARRAYS), "train-labels-idx1-ubyte.gz": b"bad"})
    with pytest.raises(DownloadError):
        load_collection(SMALL, progress=lambda done, total: None)
    assert not (cache / "train-labels-idx1-ubyte.gz").exists()


def test_without_a_network_the_error_names_folder_files_and_variable(cache):
    with pytest.raises(DownloadError) as caught:
        load_collection(SMALL, progress=lambda done, total: None)
    mend = str(caught.value.mend)
    assert str(cache) in mend
    assert "CHAINRULE_DATA" in mend
    assert all(f"{name}.gz" in mend for name in NAMES)
    assert "http://127.0.0.1:1/train-images-idx3-ubyte.gz: " in str(caught.value.given)


@pytest.mark.parametrize("source", ["argument", "environment"])
@pytest.mark.parametrize("packed", [True, False])
def test_a_file_of_the_user_with_a_wrong_sum_is_refused_and_kept(tmp_path, monkeypatch, source, packed):
    files = contents([small_arrays(seed=1)[0], *ARRAYS[1:]])
    folder = put(tmp_path / "data" / "small", files if packed else unpacked(files))
    monkeypatch.setenv("CHAINRULE_DATA", str(tmp_path / "data"))
    with pytest.raises(FileFormatError, match="is not the file that Small was published with") as caught:
        load_collection(SMALL, folder if source == "argument" else None)
    assert "train-images-idx3-ubyte" in caught.value.what
    assert SMALL.files[0].packed_md5 in str(caught.value.expected)
    assert len(list(folder.iterdir())) == 4


def test_a_truncated_file_of_the_user_is_refused_and_kept(tmp_path):
    files = contents(ARRAYS)
    folder = put(tmp_path / "data", {**files, "t10k-images-idx3-ubyte.gz": files["t10k-images-idx3-ubyte.gz"][:-9]})
    with pytest.raises(FileFormatError, match="damaged"):
        load_collection(SMALL, folder)
    assert (folder / "t10k-images-idx3-ubyte.gz").exists()


@pytest.mark.parametrize("source", ["argument", "environment"])
@pytest.mark.parametrize("kind", ["missing", "file"])
def test_a_folder_that_does_not_exist_is_refused(tmp_path, monkeypatch, source, kind):
    folder = tmp_path / "nowhere"
    if kind == "file":
        folder.write_bytes(b"")
    if source == "environment":
        monkeypatch.setenv("CHAINRULE_DATA", str(folder))
    with pytest.raises(FileError, match="does not name a folder that exists") as caught:
        load_collection(SMALL, folder if source == "argument" else None)
    assert caught.value.given == str(folder)
    assert caught.value.what.startswith("folder" if source == "argument" else "CHAINRULE_DATA")


@pytest.mark.parametrize("present", [0, 3])
def test_missing_files_in_the_folder_of_the_user_are_named(tmp_path, present):
    files = contents(ARRAYS)
    folder = put(tmp_path / "data", {name: files[name] for name in list(files)[:present]})
    with pytest.raises(FileError, match="Small is not complete") as caught:
        load_collection(SMALL, folder)
    assert str(caught.value.given).count("ubyte.gz") == 4 - present
    assert "t10k-labels-idx1-ubyte.gz" in str(caught.value.given)


def test_a_folder_that_is_no_name_is_refused():
    with pytest.raises(ArgumentError, match="folder"):
        load_mnist(3)  # type: ignore[arg-type]


def test_another_set_of_the_family_in_the_folder_of_the_environment_is_not_mistaken(tmp_path, monkeypatch, cache):
    other = collection_of(small_arrays(seed=1), unpacked_known=False)
    monkeypatch.setattr(mnist, "MNIST", Collection("other", "Other", (), other.files, other.class_names))
    monkeypatch.setenv("CHAINRULE_DATA", str(put(tmp_path / "data", contents(small_arrays(seed=1)))))
    put(cache, contents(ARRAYS))
    assert is_small(load_collection(SMALL))


def test_unpacked_files_without_a_published_sum_are_taken_by_their_form(tmp_path):
    collection = collection_of(ARRAYS, unpacked_known=False)
    assert is_small(load_collection(collection, put(tmp_path / "data", unpacked(contents(ARRAYS)))))


def test_packed_files_need_their_sum_even_where_it_is_the_only_one(tmp_path):
    collection = collection_of(ARRAYS, unpacked_known=False)
    with pytest.raises(FileFormatError, match="published"):
        load_collection(collection, put(tmp_path / "data", contents(small_arrays(seed=1))))


def test_unpacked_files_of_another_set_are_refused(tmp_path, monkeypatch):
    other = collection_of(small_arrays(seed=1))
    monkeypatch.setattr(mnist, "MNIST", Collection("other", "Other", (), other.files, other.class_names))
    folder = put(tmp_path / "data", unpacked(contents(small_arrays(seed=1))))
    with pytest.raises(FileFormatError, match="published"):
        load_collection(collection_of(ARRAYS, unpacked_known=False), folder)


@pytest.mark.parametrize(
    ("position", "array", "message"),
    [
        (0, np.zeros((6, 27, 28), np.uint8), r"images of shape \(n, 28, 28\)"),
        (0, np.zeros((6, 784), np.uint8), r"images of shape \(n, 28, 28\)"),
        (0, np.zeros((6, 28, 28), np.float32), "uint8"),
        (0, np.uint8(3), r"images of shape \(n, 28, 28\)"),
        (1, np.zeros(5, np.uint8), r"labels of shape \(6,\)"),
        (1, np.zeros((6, 1), np.uint8), r"labels of shape \(6,\)"),
        (1, np.uint8(3), r"labels of shape \(6,\)"),
        (1, np.array([0, 1, 2, 10, 4, 5], np.uint8), "label 10 at position 3"),
        (3, np.zeros(3, np.int32), "uint8"),
    ],
)
def test_files_of_another_form_are_refused(tmp_path, position, array, message):
    arrays = [*ARRAYS]
    arrays[position] = array
    with pytest.raises(FileFormatError, match=message):
        load_collection(collection_of(arrays), put(tmp_path / "data", contents(arrays)))


def test_the_three_collections_have_names_mirrors_and_sums_of_their_own():
    collections = (mnist.MNIST, mnist.FASHION_MNIST, mnist.KMNIST)
    assert [collection.name for collection in collections] == ["mnist", "fashion-mnist", "kmnist"]
    sums = {file.packed_md5 for collection in collections for file in collection.files}
    assert len(sums) == 12
    for collection in collections:
        assert [file.name for file in collection.files] == [f"{name}.gz" for name in NAMES]
        assert len(set(collection.class_names)) == 10
        assert len(collection.mirrors) >= 2


@pytest.mark.parametrize(
    ("load", "name"), [(load_mnist, "mnist"), (load_fashion_mnist, "fashion-mnist"), (load_kmnist, "kmnist")]
)
def test_each_loader_looks_in_its_own_subfolder(tmp_path, load, name):
    put(tmp_path / "data" / name, contents(ARRAYS))
    with pytest.raises(FileFormatError) as caught:
        load(tmp_path / "data")
    assert str(tmp_path / "data" / name) in caught.value.what


def test_the_cache_is_the_cache_folder_of_the_user(monkeypatch):
    import platformdirs

    monkeypatch.undo()
    assert str(mnist.cache_folder()) == platformdirs.user_cache_dir("chainrule", appauthor=False)


@pytest.fixture(scope="module")
def real_folder() -> Path:
    candidates = [Path(os.environ["CHAINRULE_DATA"])] if os.environ.get("CHAINRULE_DATA") else []
    candidates.append(REPOSITORY.parent / "shared" / "data")
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    if os.environ.get("CI"):
        pytest.fail("MNIST is not here: set CHAINRULE_DATA")
    pytest.skip("MNIST is not here: set CHAINRULE_DATA")


def test_mnist_as_published_is_loaded(real_folder):
    train, test = load_mnist(real_folder)
    assert (train.X.shape, test.X.shape) == ((60_000, 784), (10_000, 784))
    assert (train.X.min(), train.X.max()) == (0, 1)
    assert train.y[:5].tolist() == [5, 0, 4, 1, 9]
    assert np.bincount(test.y).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]
    assert train.X.mean() == pytest.approx(0.1307, abs=1e-4)
    assert train.X.std() == pytest.approx(0.3081, abs=1e-4)


def test_mnist_with_one_wrong_pixel_is_refused(real_folder, tmp_path):
    _, test = load_mnist(real_folder)
    source = real_folder / "mnist" if (real_folder / "mnist").is_dir() else real_folder
    folder = tmp_path / "data"
    folder.mkdir()
    for path in source.glob("*ubyte*"):
        if not path.name.startswith("t10k-images"):
            shutil.copy(path, folder)
    images = np.round(test.X * 255).astype(np.uint8).reshape(-1, 28, 28)
    idx.write_idx(folder / NAMES[2], images)
    assert len(load_mnist(folder)[1]) == 10_000
    images[500, 14, 14] ^= 1
    idx.write_idx(folder / NAMES[2], images)
    with pytest.raises(FileFormatError, match="MNIST was published with"):
        load_mnist(folder)
