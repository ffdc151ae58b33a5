"""Reports of ten reviews of differing shape, rendered once for all tests of their pages."""

import io
from collections.abc import Callable
from functools import cache
from importlib import util
from pathlib import Path
from types import ModuleType

import pytest
from pypdf import PdfReader

from pmdesk.model.review import Review
from pmdesk.report.export import export


def _reviews() -> ModuleType:
    """The module beside this one; tests are no package."""
    spec = util.spec_from_file_location("report_reviews", Path(__file__).with_name("reviews.py"))
    assert spec is not None
    assert spec.loader is not None
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def reviews() -> ModuleType:
    return _reviews()


@pytest.fixture(scope="session")
def full(reviews: ModuleType) -> Review:
    """A review with everything filled."""
    review: Review = reviews.full()
    return review


@pytest.fixture(scope="session")
def ten_pdfs(reviews: ModuleType) -> Callable[[str], PdfReader]:
    """The PDF of one of the ten, by its name."""
    ten = reviews.ten()

    @cache
    def pdf(name: str) -> PdfReader:
        return PdfReader(io.BytesIO(export(ten[name], "pdf")))

    return pdf
