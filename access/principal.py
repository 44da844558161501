"""Who asks, and what it may spend: a token bucket for each client, whose allowance its class decides."""

import hashlib
import hmac
import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from access.concurrency_limit import ConcurrencyLimit
from access.errors import RATE_LIMITED, LimitError

#: Clients without a key that are remembered; the one that was seen longest ago is forgotten first.
REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Allowance:
    """What the clients of one class may spend, each for itself.

    max_cost: on one operation. rate: a second, in the long run; 0 for no bound. burst: at once, after a rest.
    max_reads: reads under way at once. may_plan: whether `extensions.plan` is shown.
    """

    max_cost: float = math.inf
    rate: float = 0
    burst: float = math.inf
    max_reads: float = math.inf
    may_plan: bool = False


@dataclass(slots=True)
class Client:
    """One client with its token bucket, which is full at first. reads: held by each of its reads while that lasts."""

    allowance: Allowance = Allowance()
    clock: Callable[[], float] = field(default=time.monotonic, repr=False)
    reads: ConcurrencyLimit = field(init=False, repr=False)
    _tokens: float = field(init=False)
    _at: float = field(init=False)

    def __post_init__(self):
        self._tokens, self._at = self.allowance.burst, self.clock()
        self.reads = ConcurrencyLimit(self.allowance.max_reads)

    @property
    def remaining(self) -> float:
        """What it may spend now; infinite where its rate has no bound."""
        if not self.allowance.rate:
            return math.inf
        now = self.clock()
        self._tokens = min(self.allowance.burst, self._tokens + (now - self._at) * self.allowance.rate)
        self._at = now
        return self._tokens

    def charge(self, cost: int) -> None:
        """Takes the cost of something. Raises LimitError: that is more than there is just now."""
        if not self.allowance.rate:
            return
        # What costs more than a burst waits for a full bucket, and leaves it empty.
        missing = min(cost, self.allowance.burst) - self.remaining
        if missing > 0:
            raise LimitError(RATE_LIMITED, limit=self.allowance.rate,
                             seconds=math.ceil(missing / self.allowance.rate))
        self.pay(cost)

    def pay(self, cost: int) -> None:
        """Takes a cost whether or not there is so much."""
        self._tokens = self.remaining - cost if self.allowance.rate else self._tokens


class Clients:
    """All clients.

    Parameters
    ----------
    anonymous, key, trusted
        The allowance of each class.
    keys, trusted_keys
        The SHA-256 of each key, in hexadecimal. Keys are random and long, so that a plain hash keeps them.
    """

    def __init__(self, anonymous: Allowance, key: Allowance, trusted: Allowance,
                 keys: Iterable[str], trusted_keys: Iterable[str]):
        self._anonymous = anonymous
        self._known = [(bytes.fromhex(digest), Client(allowance))
                       for known, allowance in ((keys, key), (trusted_keys, trusted)) for digest in known]
        self._by_address: OrderedDict[str, Client] = OrderedDict()

    def by_key(self, key: str) -> Client | None:
        """The client of this key; None where nobody has it. Takes the same time whichever it is."""
        digest, found = hashlib.sha256(key.encode("utf-8", "surrogateescape")).digest(), None
        for known, client in self._known:
            if hmac.compare_digest(known, digest):
                found = client
        return found

    def by_address(self, address: str) -> Client:
        """The client without a key at this address."""
        client = self._by_address.get(address)
        if client is None:
            client = self._by_address[address] = Client(self._anonymous)
            if len(self._by_address) > REMEMBERED:
                self._by_address.popitem(last=False)
        else:
            self._by_address.move_to_end(address)
        return client
