"""HTTP clients of other houses, as processes: curl, and the client in Java's own library."""

import asyncio
import functools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

#: Seconds that a client may take on a busy machine; nothing is asserted of it.
LIMIT = 240.0


@functools.cache
def has_curl() -> bool:
    """Whether curl is here, and can speak HTTP/2."""
    path = shutil.which("curl")
    return path is not None and b" HTTP2" in subprocess.run([path, "--version"], capture_output=True).stdout


async def curl(*arguments: str) -> bytes:
    """What curl prints with these arguments. AssertionError where it fails."""
    return await _printed("curl", "--silent", "--show-error", "--max-time", str(LIMIT), *arguments)


async def java(url: str, body: str, times: int) -> list[list[Any]]:
    """Status and JSON of the answers to POSTs that Java's HttpClient, as it is by default, sends on one connection."""
    return json.loads(await _printed(sys.executable, __file__, url, body, str(times)))


async def _printed(*command: str) -> bytes:
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        printed, errors = await asyncio.wait_for(process.communicate(), LIMIT)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0, errors.decode(errors="replace")
    return printed


def _main(url: str, body: str, times: str) -> None:
    # The Java that the embedded store's package brings: a JRE of Debian has no compiler to start a source file.
    import arcadedb_embedded
    import jpype

    os.environ["JAVA_HOME"] = str(Path(arcadedb_embedded.__file__).parent / "jre")
    jpype.startJVM(jpype.getDefaultJVMPath(), convertStrings=True)
    http = jpype.JPackage("java").net.http
    request = (
        http.HttpRequest.newBuilder(jpype.java.net.URI(url))
        .header("Content-Type", "application/json")
        .POST(http.HttpRequest.BodyPublishers.ofString(body))
        .build()
    )
    client, found = http.HttpClient.newHttpClient(), []
    for _ in range(int(times)):
        response = client.send(request, http.HttpResponse.BodyHandlers.ofString())
        found.append((int(response.statusCode()), json.loads(response.body())))
    print(json.dumps(found))


if __name__ == "__main__":
    _main(*sys.argv[1:])
