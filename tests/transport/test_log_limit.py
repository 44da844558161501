"""A log that clients cannot fill."""

import asyncio
import logging

from transport.log_limit import LogLimit


async def test_lines_over_the_limit_are_counted_until_the_time_is_over(caplog):
    caplog.set_level(logging.INFO)
    log = LogLimit(logging.getLogger("limited"), lines=2, seconds=0.01)
    for number in range(5):
        log.info("line %d", number)
    while len(caplog.messages) < 3:
        await asyncio.sleep(0.01)
    log.info("later")
    assert caplog.messages == ["line 0", "line 1", "3 more of the last 0.01 s were not logged", "later"]
