import type { Guide } from '../tree/guide.ts';

/** Answers by question, as they were typed and not validated yet; several values where a field stands more than once. */
export type Given = Record<string, string[]>;

/** Collects the fields of a form or a query string. The object has no prototype, so that no name that is typed is known already. */
export function givenIn(fields: Iterable<[string, string]>): Given {
  const given: Given = Object.create(null) as Given;
  for (const [name, value] of fields) (given[name] ??= []).push(value);
  return given;
}

/** What is kept of an answer: nobody types more, and each link and form of a step carries it. */
const longest = 500;

/** The answers to a guide's questions, as many and as long as they can be; `more` names what is no question. What else stands in an address is left out. */
export function answersAmong(given: Given, { questions }: Pick<Guide, 'questions'>, more: string): Given {
  const kept = Object.create(null) as Given;
  for (const [name, values] of Object.entries(given)) {
    const most =
      name === more ? 1 : Object.hasOwn(questions, name) ? Object.keys(questions[name]!.options).length + 1 : 0;
    if (most > 0) kept[name] = values.slice(-most).map((value) => value.slice(0, longest).toWellFormed());
  }
  return kept;
}
