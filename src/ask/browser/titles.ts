import { namedIn, renderNamed } from '../../catalogue/search/named.ts';

/** What finds and shows titles of the catalogue: a file of its own, which is loaded for a question that may name one; hands it to whoever dispatches `titles`. */
const titles = { namedIn, renderNamed };
export type Titles = typeof titles;

document
  .querySelector('#results')!
  .addEventListener('titles', (event) => (event as CustomEvent<(take: Titles) => void>).detail(titles));
