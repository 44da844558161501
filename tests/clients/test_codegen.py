"""GraphQL Code Generator: types from the introspected schema, in a program that TypeScript checks."""


def test_a_program_with_the_generated_types_compiles(npm_project, service):
    project = npm_project("codegen")
    project.run("node_modules/@graphql-codegen/cli/cjs/bin.js", "--config", "codegen.json", SERVICE_URL=service.url)
    project.run("node_modules/typescript/bin/tsc", "--noEmit", "--strict", "use.ts")
