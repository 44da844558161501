"""The types of the explorer's scripts, which TypeScript checks without compiling them."""

from tests.web.explorer_types import EXPLORER, GENERATED, generated

#: Uses of a query that its types reject.
MISUSE = """
import { exportAddress } from "./api/exports.js";
import { useQuery } from "./api/use-query.js";
import { readAll } from "./api/use-loaded.js";
import { ADOPTERS } from "./screens/map/queries.js";
import { TERRITORY } from "./screens/territory/queries.js";

const { signal } = new AbortController();
const variables = /** @type {const} */ ({ id: "practice:x", lang: "RU" });
const loaded = readAll(ADOPTERS, variables, (page) => page.practice?.diffusion, "edges", signal);
// @ts-expect-error: the variable `lang` is missing.
exportAddress(TERRITORY, { id: "region:x" });
const { data } = useQuery(TERRITORY, { id: "region:x", lang: "RU" });
// @ts-expect-error: the graph may lack the territory.
console.log(data?.territory.id);
// @ts-expect-error: the query does not select the field.
console.log(data?.territory?.capital);
// @ts-expect-error: the loaded edges have no `age`.
loaded.then(([edge]) => edge.age);
"""


def test_the_scripts_have_no_type_errors(npm_project):
    project = npm_project(EXPLORER)
    (project.folder / "app" / "misuse.js").write_text(MISUSE, encoding="utf-8")
    project.run("node_modules/typescript/bin/tsc", "--project", ".")


def test_every_query_suits_the_schema_and_has_its_types(npm_project):
    committed = [(EXPLORER / file).read_text(encoding="utf-8") for file in GENERATED]
    assert generated(npm_project(EXPLORER)) == committed, "run scripts/explorer-types"
