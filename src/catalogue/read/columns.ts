/** What a work can be. The names that visitors read are texts of the interface. */
export const kinds = [
  'book',
  'e-book',
  'audiobook',
  'journal',
  'thesis',
  'map',
  'score',
  'recording',
  'film',
  'picture',
  'object',
] as const;
export type Kind = (typeof kinds)[number];

/** Whether a work can be had: on the shelf, on loan, only to use in the house, at the link. */
export const states = ['yes', 'no', 'here', 'online'] as const;
export type State = (typeof states)[number];

/** The columns of a catalogue file, each with what editors read about it. */
export const columns = {
  id: 'Your own number for the title: letters, digits, dots and hyphens. It is its address, so keep it.',
  title: 'The title, as it stands on the work.',
  author: 'Who made it, as `Ibsen, Henrik`. Several with `|` between them.',
  subject: 'What it is about, in your own list of subjects. Several with `|` between them.',
  kind: `What it is: \`${kinds.join('`, `')}\`.`,
  language: 'The tag of its language, such as `en`, `nb` or `sl`; `mul` for several.',
  year: 'The year in which it appeared, four digits or fewer.',
  publisher: 'Who published it.',
  identifier: 'Its ISBN, ISSN, DOI or other number; the check digit of an ISBN is checked.',
  where: 'The place where it stands, then `|` and the shelf mark.',
  link: 'An address that begins with https://, or a file in `public/`: where it can be read or ordered.',
  available: '`yes` on the shelf, `no` on loan, `here` to use in the house only, `online` at the link.',
} as const;
export type Column = keyof typeof columns;
export const columnNames = Object.keys(columns) as Column[];
