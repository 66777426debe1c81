export const fields = `title: A guide of the town
summary: One sentence that says what the reader gets.
topic: water
audience: [residents]
owner: waterworks
reviewed: 2026-09-14
`;
/** An outcome in YAML. */
export const end = (name: string, text = 'Something.') =>
  `  ${name}:\n    title: End\n    text: ${text}\n    steps: [Go home.]\n`;
/** A guide in YAML. */
export const tree = (questions: string, outcomes = end('yes-end') + end('no-end')) =>
  `${fields}questions:\n${questions}outcomes:\n${outcomes}`;
/** A question in YAML, yes or no. */
export const asks = (name: string, yes: string, no: string) =>
  `  ${name}:\n    ask: Is it so?\n    kind: yes-no\n    yes: ${yes}\n    no: ${no}\n`;
/** A question in YAML for a number, with these ways. */
export const age = (...ways: string[]) =>
  `  age:\n    ask: How old are you?\n    kind: number\n    min: 0\n    max: 120\n    next:\n${ways.map((way) => `      - ${way}\n`).join('')}`;
