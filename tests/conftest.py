"""Options of the whole suite."""

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes depends on what else the machine does, and says nothing of the law.
settings.register_profile("yaowen", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("yaowen")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="rewrite the expected records of the fixtures (make goldens)",
    )


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether expected records are to be rewritten."""
    return bool(request.config.getoption("--update-goldens"))
