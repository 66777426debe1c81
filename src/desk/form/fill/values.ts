/** What somebody wrote into a form, by field, as it came. */
export type Values = Record<string, string | undefined>;

/** The fields of the contact form that are typed, in the order of the page. */
export const fields = ['message', 'email', 'name', 'question', 'page'];

/** What is wrong with a field: the page has the words for each code. */
export interface Problem {
  field: string;
  code: string;
}
