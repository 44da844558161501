"""Third-party HTTP clients as processes: curl, and the HttpClient of Java's standard library."""

import asyncio
import functools
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

#: Timeout of a client in seconds, generous enough for a busy machine.
TIMEOUT = 240.0


@functools.cache
def has_curl() -> bool:
    """Return whether curl is installed and supports HTTP/2."""
    path = shutil.which("curl")
    return path is not None and b" HTTP2" in subprocess.run([path, "--version"], capture_output=True).stdout


async def curl(*arguments: str) -> bytes:
    """Run curl with these arguments and return its output. Raises AssertionError if it fails."""
    return await _run("curl", "--silent", "--show-error", "--max-time", str(TIMEOUT), *arguments)


async def java(url: str, body: str, count: int) -> list[list[Any]]:
    """Send `count` POSTs on one connection with Java's default HttpClient; return status and JSON of each answer."""
    return json.loads(await _run(sys.executable, __file__, url, body, str(count)))


async def _run(*command: str) -> bytes:
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        output, errors = await asyncio.wait_for(process.communicate(), TIMEOUT)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0, errors.decode(errors="replace")
    return output


def _main(url: str, body: str, count: str) -> None:
    # Use the JRE of the embedded store's package: Debian's JRE has no compiler to run a source file with.
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
    client, responses = http.HttpClient.newHttpClient(), []
    for _ in range(int(count)):
        response = client.send(request, http.HttpResponse.BodyHandlers.ofString())
        responses.append((int(response.statusCode()), json.loads(response.body())))
    print(json.dumps(responses))


if __name__ == "__main__":
    _main(*sys.argv[1:])
