"""Rate limiting of log lines."""

import asyncio
import logging

from transport.log_limit import LogLimit


async def test_lines_over_the_limit_are_counted_until_the_interval_ends(caplog):
    caplog.set_level(logging.INFO)
    log = LogLimit(logging.getLogger("limited"), lines=2, seconds=0.01)
    for number in range(5):
        log.info("line %d", number)
    while len(caplog.messages) < 3:
        await asyncio.sleep(0.01)
    log.info("later")
    assert caplog.messages == ["line 0", "line 1", "3 more lines in the last 0.01 s were not logged", "later"]
