import createHyphenator from 'hyphen';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many letters a line of the narrowest phone (320 px) holds, in what stands with little room and is read word by word. */
const room: Record<string, number> = {
  h1: 16,
  h2: 22,
  h3: 24,
  h4: 26,
  th: 26,
  td: 26,
  dt: 26,
  caption: 26,
  summary: 24,
};

/** And in an `h1` with the class `long`, whose letters are smaller there. */
const roomOfLong = 26;

/** What is written out letter for letter, or is no text. */
const exact = new Set(['code', 'kbd', 'pre', 'script', 'style', 'svg', 'textarea', 'video']);

/** HTML elements without an end. */
const empty = /^(?:area|base|br|col|hr|img|input|link|meta|source|track|wbr)$/;

/** So many letters stay together at both ends of a word. */
const edge = 4;

/** Puts soft hyphens into a word. */
type Hyphenate = (word: string) => string;

/**
 * Makes every word of headings and tables fit a phone, in all pages of a built site. Browsers hyphenate by themselves only the
 * languages that they brought along, and would cut other words without a sign. To be called when the search index is made,
 * which must hold whole words.
 */
export async function fitLongWords(folder: string): Promise<void> {
  for (const path of globSync('**/*.html', { cwd: folder })) {
    const file = join(folder, path);
    const page = readFileSync(file, 'utf8');
    const fitted = await withLongWords(page);
    if (fitted !== page) writeFileSync(file, fitted);
  }
}

/**
 * A page in which an `h1` with a long word has the class `long`, and words that no line of a phone holds have soft hyphens, by
 * the language in which they are marked.
 */
export async function withLongWords(page: string): Promise<string> {
  if (!/[\p{L}\p{M}]{17}/u.test(page)) return page;
  const hyphenators = new Map<string, Hyphenate>();
  for (const [, tag] of page.matchAll(/\slang="([\w-]+)"/g)) {
    const hyphenate = await hyphenatorOf(tag!);
    if (hyphenate) hyphenators.set(tag!, hyphenate);
  }
  const open: { name: string; lang: string; room: number }[] = [];
  return page
    .replace(/<h1\b([^>]*)>([^<]*)/g, (part, attributes: string, text: string) =>
      longestOf(text) > room['h1']! ? `<h1${withClass(attributes)}>${text}` : part,
    )
    .replace(
      /<!--[\s\S]*?-->|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+/gi,
      (part: string, slash: string | undefined, tag: string | undefined, attributes = '') => {
        const around = open.at(-1) ?? { lang: '', room: Infinity };
        if (tag === undefined) return hyphenateText(part, around.room, hyphenators.get(around.lang));
        const name = tag.toLowerCase();
        if (slash) {
          const from = open.findLastIndex((element) => element.name === name);
          if (from >= 0) open.length = from;
          return part;
        }
        const lang = /(?:^|\s)lang="([\w-]+)"/.exec(attributes)?.[1] ?? around.lang;
        const own = name === 'h1' ? roomOfLong : (room[name] ?? around.room);
        if (!empty.test(name)) open.push({ name, lang, room: exact.has(name) ? Infinity : own });
        return part.replace(
          /(\sdata-label=")([^"]*)/,
          (_, start: string, label: string) => start + hyphenateText(label, own, hyphenators.get(lang)),
        );
      },
    );
}

/** Scripts that put no spaces between words; browsers know where these end. */
const unspaced = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}]/u;

const longestOf = (text: string) =>
  Math.max(0, ...[...text.matchAll(/[\p{L}\p{M}]+/gu)].map(([word]) => (unspaced.test(word) ? 0 : word.length)));

const withClass = (attributes: string) =>
  attributes.includes('class="') ? attributes.replace('class="', 'class="long ') : `${attributes} class="long"`;

/** Hyphenates words that are longer than the room, but no part of an address or a code. */
function hyphenateText(text: string, longest: number, hyphenate: Hyphenate | undefined): string {
  if (!hyphenate || longest === Infinity) return text;
  return text.replace(/[\p{L}\p{M}\p{N}.@/_:&#-]+/gu, (word) =>
    /[\p{N}@/_:&#]|\../u.test(word)
      ? word
      : word.replace(/[\p{L}\p{M}]+/gu, (letters) =>
          letters.length > longest ? withEdges(hyphenate(letters).split('\u00AD')) : letters,
        ),
  );
}

/** The syllables of a word, joined by soft hyphens where that leaves no short piece at an end. */
function withEdges(syllables: string[]): string {
  const word = syllables.join('');
  let at = 0;
  return syllables
    .map((syllable, place) => {
      const isBreak = place > 0 && at >= edge && word.length - at >= edge;
      at += syllable.length;
      return isBreak ? `\u00AD${syllable}` : syllable;
    })
    .join('');
}

const known = new Map<string, Hyphenate | undefined>();

/** What hyphenates a language; undefined for one whose syllables nobody has written down, such as Arabic. */
async function hyphenatorOf(tag: string): Promise<Hyphenate | undefined> {
  if (!known.has(tag)) known.set(tag, await readPatterns(tag.toLowerCase()));
  return known.get(tag);
}

async function readPatterns(tag: string): Promise<Hyphenate | undefined> {
  const [language = tag] = tag.split('-');
  const name = { en: 'en-gb', de: 'de-1996', no: 'nb' }[language] ?? language;
  try {
    const { default: patterns } = (await import(`hyphen/patterns/${name}.js`)) as {
      default: Parameters<typeof createHyphenator>[0];
    };
    const hyphenate = createHyphenator(patterns, { hyphenChar: '\u00AD' });
    return (word) => hyphenate(word) as string;
  } catch {
    return undefined;
  }
}
