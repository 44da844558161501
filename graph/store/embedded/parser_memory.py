"""The limit on the memory of the embedded store's Cypher parser.

ArcadeDB parses Cypher with ANTLR, which caches automaton states of every parsed statement, shares them between all
parsers and never evicts them. 300 different statements of two kilobytes left 170 MB behind; a thousand filled a heap of
512 MB, and the store stopped answering.
"""

import logging
import threading
import time
from typing import Any

import jpype

logger = logging.getLogger(__name__)

#: Share of the old generation in use at which the parser caches are cleared.
SHARE = 0.5
#: Seconds between checks of the heap.
INTERVAL = 1.0
#: Seconds to wait after clearing: the garbage collector needs time, and parsing is slower after a clear.
PAUSE = 20.0


def watch() -> None:
    """Start to watch the heap in a daemon thread. The JVM must be running."""
    threading.Thread(target=_watch, name="parser-memory", daemon=True).start()


def _watch() -> None:
    jpype.java.lang.Thread.attachAsDaemon()
    pools = jpype.java.lang.management.ManagementFactory.getMemoryPoolMXBeans()
    old = next((pool for pool in pools if "Old" in str(pool.getName()) or "Tenured" in str(pool.getName())), None)
    parser = jpype.JClass("com.arcadedb.query.opencypher.grammar.Cypher25Parser")(None)
    while old is not None:
        time.sleep(INTERVAL)
        usage = old.getUsage()
        if usage.getUsed() > usage.getMax() * SHARE:
            logger.info("Clearing the parser caches: the old generation has %d MB", usage.getUsed() >> 20)
            clear_caches(parser)
            time.sleep(PAUSE)


def clear_caches(parser: Any) -> None:
    """Clear the states and contexts shared by all parsers; parsers in use rebuild them."""
    simulator = parser.getInterpreter()
    simulator.clearDFA()
    contexts = simulator.getSharedContextCache()
    field = contexts.getClass().getDeclaredField("cache")
    field.setAccessible(True)
    with jpype.synchronized(contexts):  # as ANTLR does for each access
        field.get(contexts).clear()
