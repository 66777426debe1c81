/** Answers by question, as they were typed. */
export type Given = Record<string, string[]>;

/** The fields of a form or an address as answers. Nothing that is typed can be the name of something else. */
export function givenIn(fields: Iterable<[string, string]>): Given {
  const given: Given = Object.create(null) as Given;
  for (const [name, value] of fields) (given[name] ??= []).push(value);
  return given;
}
