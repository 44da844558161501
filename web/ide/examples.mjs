import { readFile } from "node:fs/promises";

/** The examples: the first query under a heading of the query guide, with its title in both languages. */
const EXAMPLES = [
  ["A whole programme", "Программа целиком: потоки, команды, проекты", "A whole programme: cohorts, teams, projects"],
  ["Search", "Поиск по словам", "Search by words"],
  ["By meaning", "Поиск по смыслу", "Search by meaning"],
  ["Practices for a problem", "Практики для задачи своими словами", "Practices for a problem in plain words"],
  ["Recommendations", "Что тиражировать территории", "What a territory should replicate"],
  ["Next adopters", "Кто внедрит практику следующим", "Who adopts a practice next"],
  ["Similar territories", "Похожие территории", "Similar territories"],
  ["Experts", "У кого спросить", "Whom to ask"],
  ["Assessments due", "Какие оценки результатов предстоят", "Which assessments are due"],
  ["Facets", "Подсчёт по видам", "Counts by kind"],
  ["Aggregates", "Суммы, средние и медианы", "Sums, means and medians"],
  ["Conditions on linked nodes", "Условия на связанные записи", "Conditions on linked nodes"],
  ["The neighbourhood of a node", "Окружение узла", "The neighbourhood of a node"],
  ["Shortest paths", "Кратчайший путь между узлами", "The shortest path between nodes"],
  ["Variables and fragments", "Переменные и фрагменты", "Variables and fragments"],
];

const BLOCK = /```graphql\n([^]*?)```(?:\s+```json variables\n([^]*?)```)?/;

/** Return the examples of docs/queries.md as JSON. Throws for a heading without a query. */
export async function examples() {
  const guide = await readFile("../../docs/queries.md", "utf8");
  const found = EXAMPLES.map(([heading, ru, en]) => {
    const section = guide.split(`# ${heading}\n`)[1]?.split(/^##+ /m)[0];
    const [, query, variables = ""] = section?.match(BLOCK) ?? [];
    if (!query) {
      throw new Error(`docs/queries.md has no query under “${heading}”`);
    }
    return { title: { ru, en }, query: query.trim(), variables: variables.trim() };
  });
  return `${JSON.stringify(found, null, 1)}\n`;
}
