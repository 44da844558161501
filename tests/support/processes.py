"""Waiting for processes."""

import asyncio
import os
from pathlib import Path


async def until_gone(process_id: int) -> None:
    """Wait until a process has ended, even if its parent has ended before it."""
    while Path(f"/proc/{process_id}/exe").exists() or _is_running(process_id):
        await asyncio.sleep(0.05)


def _is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    try:
        return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
