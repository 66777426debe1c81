/** Answers by question, as they were typed and not validated yet; several values where a field stands more than once. */
export type Given = Record<string, string[]>;

/** Collects the fields of a form or a query string. The object has no prototype, so that no name that is typed is known already. */
export function givenIn(fields: Iterable<[string, string]>): Given {
  const given: Given = Object.create(null) as Given;
  for (const [name, value] of fields) (given[name] ??= []).push(value);
  return given;
}
