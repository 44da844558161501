"""GraphQL Code Generator: types from the schema that the service tells, in a program that TypeScript checks."""


def test_the_types_that_are_made_fit_the_program_that_uses_them(npm_project, service):
    project = npm_project("codegen")
    project.run("node_modules/@graphql-codegen/cli/cjs/bin.js", "--config", "codegen.json", SERVICE_URL=service.url)
    project.run("node_modules/typescript/bin/tsc", "--noEmit", "--strict", "use.ts")
