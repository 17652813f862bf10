from __future__ import annotations

import tomllib
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import plantext


@pytest.fixture
def pyproject(checkout: Path) -> dict[str, Any]:
    return tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture
def lock(checkout: Path) -> list[str]:
    lines = (checkout / "requirements-dev.lock").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def pins(lock: list[str]) -> dict[str, str]:
    requirements = [Requirement(line) for line in lock]
    return {canonicalize_name(each.name): next(iter(each.specifier)).version for each in requirements}


def test_the_lock_holds_exact_versions_only(lock: list[str]) -> None:
    assert [line for line in lock if "==" not in line or "@" in line or "://" in line] == []
    assert len(pins(lock)) == len(lock)


def test_the_lock_satisfies_every_declared_dependency(lock: list[str], pyproject: dict[str, Any]) -> None:
    project = pyproject["project"]
    optional = [line for name, lines in project["optional-dependencies"].items() if name != "all" for line in lines]
    groups = [line for lines in pyproject["dependency-groups"].values() for line in lines]
    declared = [*project["dependencies"], *optional, *groups]
    versions = pins(lock)
    wanted = [Requirement(line) for line in declared]
    assert len(wanted) > 10
    assert [str(each) for each in wanted if versions.get(canonicalize_name(each.name), "0") not in each.specifier] == []


def test_the_extra_all_holds_every_other_extra_but_recognition_which_is_large(pyproject: dict[str, Any]) -> None:
    extras = pyproject["project"]["optional-dependencies"]
    assert Requirement(extras["all"][0]).extras == set(extras) - {"all", "ocr"}


def test_the_version_of_the_package_is_that_of_its_metadata() -> None:
    assert plantext.__version__ == version("plantext")
