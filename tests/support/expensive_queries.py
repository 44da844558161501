"""Valid queries on the shipped data whose statements are expensive for the store."""

STOPPED = "{territory: {adoptions: {some: {stage: {eq: STOPPED}}}}}"
STATES = ", ".join(f'"region:US-{state}"' for state in ("CA", "NY", "TX", "AL", "MI"))
EXPENSIVE_QUERIES = {
    "some of some": f"{{ practices(first: 1, where: {{adoptions: {{some: {STOPPED}}}}}) {{ totalCount }} }}",
    "none of some": f"{{ practices(first: 1, where: {{adoptions: {{none: {STOPPED}}}}}) {{ totalCount }} }}",
    "every of some": f"{{ practices(first: 1, where: {{adoptions: {{every: {STOPPED}}}}}) {{ totalCount }} }}",
    "every of every": "{ practices(first: 1, where: {adoptions: {every: {territory: {adoptions: {every:"
    " {stage: {eq: STOPPED}}}}}}}) { totalCount } }",
    "none and every": '{ regions(first: 3, where: {datasets: {none: {country: {contains: "zz"}}, every: {}}})'
    " { nodes { id } } }",
    "ids and none": f"{{ practices(where: {{adoptions: {{some: {{territory: {{id: {{in: [{STATES}]}}}}}},"
    ' none: {territory: {id: {eq: "region:US-OH"}}}}}) { totalCount } }',
    "every, in a list below": '{ people { nodes { offices(where: {observations: {every: {country: {eq: "XB",'
    " isNull: true}}}}) { totalCount nodes { id } } } } }",
    "a page and its count": f"{{ practices(first: 20, where: {{adoptions: {{some: {STOPPED}}}}})"
    " { totalCount nodes { id name } } }",
}
