"""The types of the explorer's scripts, which TypeScript checks without compiling them."""

from transport.static_files import WEB


def test_the_scripts_have_no_type_errors(npm_project):
    npm_project(WEB / "explorer").run("node_modules/typescript/bin/tsc", "--project", ".")
