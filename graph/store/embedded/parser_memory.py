"""Keeps the parser of the embedded store from filling the heap.

ArcadeDB reads Cypher with ANTLR, which learns states of an automaton from every statement that it parses, shares them
between all parsers and forgets none. 300 different statements of two
kilobytes left 170 MB behind; a thousand filled a heap of 512 MB, and the store answered no more.
"""

import logging
import threading
import time
from typing import Any

import jpype

logger = logging.getLogger(__name__)

#: Share of the heap that old objects may take before what the parser has learned is thrown away.
SHARE = 0.5
#: Seconds between two looks at the heap.
INTERVAL = 1.0
#: Seconds between two times of forgetting: the garbage collector needs a while, and parsing is slower after each.
PAUSE = 20.0


def watch() -> None:
    """Begin to look, in the background, for as long as the process lives. The JVM must be there."""
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
            logger.info("The parser forgets: old objects take %d MB", usage.getUsed() >> 20)
            forget(parser)
            time.sleep(PAUSE)


def forget(parser: Any) -> None:
    """Throw away the states and contexts that all parsers have learned; those at work learn them anew."""
    simulator = parser.getInterpreter()
    simulator.clearDFA()
    contexts = simulator.getSharedContextCache()
    field = contexts.getClass().getDeclaredField("cache")
    field.setAccessible(True)
    with jpype.synchronized(contexts):  # as ANTLR does for each look at it
        field.get(contexts).clear()
