import { isMap, isScalar, isSeq } from 'yaml';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readForeign } from '../articles/foreign/read-foreign.ts';
import { unwritten } from '../articles/markup/unwritten.ts';
import { readTree } from '../articles/syntax.ts';
import type { Node } from '../articles/tree.ts';
import { contentFolder } from '../settings/folders.ts';
import { suggest } from '../settings/problems.ts';
import { folders, nameOf, orders, type Agency, type PageFile, type Target } from './agency.ts';
import { Mistake } from './command.ts';
import { holdersOf, namesIn } from './holders.ts';
import { namedInstead, type Done } from './rename.ts';
import { inWords } from './review.ts';
import { fieldsOf, scalar, withField, without } from './source/fields.ts';
import { edited, plain, type Edit } from './source/text.ts';

/**
 * Makes the file of another language from that of the default one: the same fields, the version that it is made from, and before each text
 * that is to be translated a sign with which nothing is published. What belongs to the original alone (`was`, `changed`) stays there.
 */
export function translate(target: Target, language: string | undefined, agency: Agency): Done {
  const { pages, languages } = agency;
  const own = pages.filter((page) => page.kind === target.kind && page.slug === target.slug);
  const original = own.find((page) => page.language === languages[0]);
  const open = languages.filter((tag) => tag !== languages[0] && !own.some((page) => page.language === tag));
  if (!original)
    throw new Mistake(
      `${nameOf(target)} is not there in ${languages[0]}, the first language of the site. A translation is made from that.`,
    );
  if (open.length === 0) throw new Mistake(`${nameOf(target)} is there in every language of the site.`);
  if (language === undefined) throw new Mistake(`Say into which language: --lang ${open.join(' or --lang ')}`);
  if (!languages.includes(language))
    throw new Mistake(`"${language}" is not a language of the site.${suggest(language, languages)}`);
  const file = join(contentFolder, folders[target.kind], language, basename(original.file));
  if (!open.includes(language) || existsSync(file)) throw new Mistake(`${file} is there already. Nothing was changed.`);
  if (!original.version) throw new Mistake(`${original.file} has mistakes. Mend them first: npm run check`);
  const [held] = holdersOf({ ...agency, pages: [original] });
  const raw = inWords(original.file, () => marked(held!.raw, original, language, pages));
  return {
    writes: new Map([[file, raw]]),
    said: [
      `${file} is there, with the text of ${original.file}.`,
      `Translate what stands behind each ${unwritten} and delete the sign; until then the check stops the page.`,
    ],
  };
}

function marked(raw: string, original: PageFile, language: string, pages: PageFile[]): string {
  const isPage = original.kind !== 'guide';
  const text = plain(raw);
  const edits = [
    ...marksInFields(text, isPage),
    ...(isPage ? marksInText(text) : []),
    ...headingsIn(raw, original, language, pages),
  ];
  let made = edited(raw, edits);
  for (const field of ['changed', 'was']) made = without(made, isPage, [field]);
  return withField(made, isPage, 'translated', scalar(original.marks || original.version, '"'), orders[original.kind]);
}

/** The fields that hold a text for readers, by the last name in their path. */
const texts = /^(title|summary|asks|who|cost|takes|needs|how|ask|hint|say|text|steps|options)$/;

function marksInFields(text: string, isPage: boolean): Edit[] {
  const { document, from } = fieldsOf(text, isPage);
  const found: Edit[] = [];
  const walk = (node: unknown, names: string[]) => {
    if (isMap(node))
      for (const { key, value } of node.items) walk(value, [...names, isScalar(key) ? String(key.value) : '']);
    else if (isSeq(node)) for (const item of node.items) walk(item, names);
    else if (isScalar(node) && typeof node.value === 'string' && node.value && node.range && isText(names)) {
      const start = from + node.range[0];
      const source = text.slice(start, from + node.range[1]);
      const [before = ''] = /^(?:["']|[|>][^\n]*\n\s*)?/.exec(source) ?? [];
      found.push({ start: start + before.length, end: start + before.length, text: `${unwritten} ` });
    }
  };
  walk(document.contents, []);
  return found;
}

/** Whether a path of names is that of a text: `questions.due.ask`, `law.name`, an answer that is no group. */
function isText(names: string[]): boolean {
  const last = names.at(-1)!;
  if (names[0] === 'law') return last === 'name';
  return names[0] !== 'changed' && (texts.test(last) || names.at(-2) === 'options');
}

/** What stands before the text of a line: list signs, quotes, headings, terms, footnotes, cells. */
const markup = /^(?:\s|>|[-*+]\s|\d+[.)]\s|#{1,6}\s|:\s|\[\^[^\]]+\]:|\||!\[|(?:<(?:Download|Video)\b[^>]*>)|\*\*?|_)*/;

/** The signs before the paragraphs, headings and tables of a running text. */
function marksInText(text: string): Edit[] {
  const { text: converted, lines } = readForeign(text);
  const tree = readTree(converted, []);
  if (!tree) throw new Mistake('cannot be read. Mend it first: npm run check');
  const places = new Set<number>();
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const lineOf = (node: Node) => (lines[(node.position?.start.line ?? 1) - 1] ?? 1) - 1;
  const add = (line: number, pattern: RegExp) => {
    const start = starts[line]!;
    const source = text.slice(start, starts[line + 1] ?? text.length);
    const found = pattern.exec(source);
    if (found) places.add(start + found.index + found[0].length);
  };
  const walk = (node: Node) => {
    if (/^(paragraph|heading|descriptionTerm|table)$/.test(node.type) || /^(Download|Video)$/.test(node.name ?? ''))
      add(lineOf(node), markup);
    if (node.name === 'Details') add(lineOf(node), /\ssummary="|^\s*(?:\?\?\?\+?|===[!+]?)[^"]*"|^\s*:::\s*details\s+/);
    if (node.type !== 'table') node.children?.forEach(walk);
  };
  walk(tree);
  return [...places].map((place) => ({ start: place, end: place, text: `${unwritten} ` }));
}

/** Links to headings of pages that have a translation: to the heading in the same place there. */
function headingsIn(raw: string, original: PageFile, language: string, pages: PageFile[]): Edit[] {
  return pages
    .filter((page) => page.language === original.language && page.slug !== original.slug && page.headings.length > 0)
    .flatMap((page) => {
      const other = pages.find((one) => one.kind === page.kind && one.slug === page.slug && one.language === language);
      if (other?.headings.length !== page.headings.length) return [];
      return namesIn({ file: original.file, holder: original.kind, raw }, page).flatMap((reference) => {
        const anchor = other.headings[page.headings.indexOf(reference.anchor ?? '')];
        return anchor === undefined ? [] : [{ ...reference, text: namedInstead({ ...reference, anchor }, page) }];
      });
    });
}
