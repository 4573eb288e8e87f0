"""Matrix products on one thread, whatever the environment says, and on as many as before afterwards."""

import numpy as np
import pytest
from threadpoolctl import ThreadpoolController, threadpool_limits  # type: ignore[import-untyped]

from newsscrape.language.threads import one_thread


def counts() -> set[int]:
    return {library.get_num_threads() for library in ThreadpoolController().select(user_api="blas").lib_controllers}


@pytest.mark.parametrize("before", [1, 2])
def test_matrix_products_use_one_thread_for_a_while(before: int) -> None:
    with threadpool_limits(before, user_api="blas"):
        with one_thread():
            assert (np.eye(2) @ np.eye(2)).any()
            assert counts() == {1}
        assert counts() == {before}
