import { escapeMarkup } from '../../src/site/markup.ts';

const texts = 'none noneAdvice empty best sure unsure topics elsewhere others corrected insist unknown cut refine audience with like filtered all language person'; // prettier-ignore
const words = {
  found: { other: '{count} pages' },
  ...Object.fromEntries(texts.split(' ').map((name) => [name, name])),
};

/** A search page with what the function fills, and nothing else. */
export const searchPage = `<!DOCTYPE html><html lang="en"><head><title>Search</title></head><body><input name="q"><div id="results" data-state="static" data-words="${escapeMarkup(JSON.stringify(words))}"><div role="status"><p data-said></p><div data-notes></div></div><div data-pages></div><div data-fallback>All topics</div></div></body></html>`;
