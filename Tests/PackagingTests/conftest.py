"""Programs of packaging/ as modules."""

import importlib.machinery
import importlib.util
import sys

import pytest
from checkout import ROOT


@pytest.fixture
def program():
    """Load a program by its name."""
    sys.path.insert(0, str(ROOT / "packaging"))

    def load(name: str):
        loader = importlib.machinery.SourceFileLoader(name.replace("-", "_"), str(ROOT / "packaging" / name))
        module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
        loader.exec_module(module)
        return module

    yield load
    sys.path.remove(str(ROOT / "packaging"))
