"""The process that learns scorers: it answers like the learner, reports errors and ends with its input."""

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from recommend.model.learner import Learner
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.training_process import LENGTH
from tests.recommend.histories import by_taste

ROOT = Path(__file__).parents[3]


@pytest.mark.slow
def test_the_process_learns_like_the_learner_and_ends_with_its_input():
    data = ModelRegistry(by_taste(12, 30), Parameters())._training_data(("Region", "XX"), 1991)
    messages = [("data", 1, data), ("learn", 1, 1990), ("learn", 2, 1990), ("learn", 1, 1991)]
    process = subprocess.Popen(
        [sys.executable, "-m", "recommend.model.training_process"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        for message in messages:
            process.stdin.write(pickle.dumps(message))
        process.stdin.flush()
        answers = []
        for _ in range(3):
            length = int.from_bytes(process.stdout.read(LENGTH))
            answers.append(pickle.loads(process.stdout.read(length)))
        process.stdin.close()
        assert process.wait() == 0
    assert (answers[0], answers[2]) == (Learner(data).scorers(1990), Learner(data).scorers(1991))
    assert "KeyError" in answers[1]
