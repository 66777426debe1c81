/** What somebody wrote into a form, by field, as it came. */
export type Values = Record<string, string | undefined>;

/** The fields of the contact form that are typed, in the order of the page. */
export const fields = ['message', 'email', 'name', 'question', 'page'];

/** What is wrong with a field: the page has the words for each code. */
export interface Problem {
  field: string;
  code: string;
}

/**
 * What is typed, for the form again, where somebody wants to change it or (`in nb`) go on in another language: it stands in no
 * address. Nothing for whoever wants neither.
 */
export function goesOn(values: Values): Values | undefined {
  const asked = /^(?:change|in (.+))$/.exec(values['step'] ?? '');
  return asked ? { ...values, ...(asked[1] && { lang: asked[1] }) } : undefined;
}
