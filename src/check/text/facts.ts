import { localeOf } from '../../hours/locale.ts';
import { isUnspaced, segments } from '../../ask/words/segments.ts';
import { fold } from '../../ask/words/text.ts';
import { spanOf, textOf, type Node } from '../../articles/tree.ts';
import { numbersIn, type Written } from '../prose.ts';
import { otherLanguage } from './foreign.ts';
import { fewestWords, lixOf, longestSentence, newspaperLix, sentencesOf } from './hard.ts';
import { oddAddress } from './odd-addresses.ts';
import { officialese } from './officialese.ts';
import { markOf, type Paragraph } from './paragraphs.ts';
import { sameHeadings } from './same-headings.ts';
import { oddShapes } from './shapes.ts';
import { sketchOf } from './twins.ts';
import { typingSlips } from './typing.ts';
import { unfinished } from './unfinished.ts';
import { emptySections, oddities, sameLinks } from './wording.ts';
import { isVague } from '../../ask/words/vague.ts';

/** What is worth a look in a text, and how much: the largest weight is told first. */
export interface Worth {
  line: number;
  column: number;
  message: string;
  weight: number;
}

/** What the check knows of a text beside what is wrong in it; all of it follows from the text and its language. */
export interface Facts {
  worth: Worth[];
  words: number;
  /** Each word once, folded, with spaces between: thousands of lists take long to read again. */
  vocabulary: string;
  /** Björnsson's readability index. */
  lix: number;
  paragraphs: Paragraph[];
  numbers: Written[];
  sketch: number[];
  /** Where the text names addresses outside, and what may be a telephone number or an address of mail. */
  named: { text: string; line: number; column: number }[];
}

export const noFacts = (): Facts => ({
  worth: [],
  words: 0,
  vocabulary: '',
  lix: 0,
  paragraphs: [],
  numbers: [],
  sketch: [],
  named: [],
});

const blocks = new Set(['paragraph', 'heading', 'descriptionTerm']);

/** The nodes of a text that hold words alone, in their order: paragraphs, headings, rows of tables. */
function* textBlocks(node: Node): Generator<Node> {
  for (const child of node.children ?? [])
    if (blocks.has(child.type) || child.type === 'tableRow' || child.type === 'code') yield child;
    else yield* textBlocks(child);
}

function* within(node: Node, type: string): Generator<Node> {
  for (const child of node.children ?? []) {
    if (child.type === type) yield child;
    yield* within(child, type);
  }
}

/** Reads what is worth a look in the tree of a text, and what others compare it by. `wrong` takes what stops. */
export function factsOf(tree: Node, source: string, language: string, wrong: (at: Worth) => void): Facts {
  const facts = noFacts();
  const begin = (tree.children ?? []).find(({ type }) => type === 'yaml');
  facts.numbers = numbersIn(source.slice(begin ? spanOf(begin).end : 0), localeOf(language || 'en'));
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  const placeAt = (offset: number) => {
    let [line, above] = [1, starts.length + 1];
    while (above - line > 1) {
      const middle = (line + above) >> 1;
      if (starts[middle - 1]! <= offset) line = middle;
      else above = middle;
    }
    return { line, column: offset - starts[line - 1]! + 1 };
  };
  const say = (offset: number, weight: number, message: string) =>
    facts.worth.push({ ...placeAt(offset), weight, message });
  const sentences: string[][] = [];
  const allLinks: Node[] = [];
  const running: string[] = [];
  let heading = '';
  let sinceHeading = { words: 0, line: 0 };
  const long: { at: number; words: string[]; text: string }[] = [];
  const office: { at: number; found: string; plain: string }[] = [];
  for (const node of textBlocks(tree)) {
    const text = textOf(node);
    if (text.trim() === '') continue;
    const { start, end } = spanOf(node);
    const written = source.slice(start, end);
    /** Where in the source a part of the text stands, as nearly as markup lets us know. */
    const offsetOf = (part: string, near: number) => {
      const exact = written.indexOf(part, Math.max(0, Math.min(near, written.length - part.length)));
      return start + (exact >= 0 ? exact : Math.max(0, written.indexOf(part)));
    };
    const links = [...within(node, 'link')];
    const folded = fold(text);
    if (node.type === 'heading') heading = text.trim();
    facts.paragraphs.push({
      mark: markOf(
        text,
        links.map(({ url = '' }) => url),
        folded,
      ),
      line: placeAt(start).line,
      start: firstWords(text),
      heading,
    });
    if (node.type === 'code') continue;
    const words = foldedWords(folded);
    running.push(...words);
    if (node.type === 'heading') sinceHeading = { words: 0, line: 0 };
    else if (sinceHeading.words <= 600 && sinceHeading.words + words.length > 600)
      say(
        start,
        30,
        'for more than 600 words there is no heading. Put one above each part, with a line ## and its name.',
      );
    sinceHeading.words += words.length;
    for (const { at, weight, message } of oddities(written, text, language)) say(start + at, weight, message);
    for (const link of links) {
      allLinks.push(link);
      const odd = oddAddress(link.url ?? '');
      if (odd?.wrong) wrong({ ...placeAt(spanOf(link).start), weight: 0, message: odd.message });
      else if (odd) say(spanOf(link).start, odd.weight, odd.message);
      const said = textOf(link).trim();
      if (isVague(said, language))
        say(
          spanOf(link).start,
          60,
          `"${said}" does not say where the link leads. Make the words of the sentence that name it the link.`,
        );
      else if (/^(?:https?:\/\/|www\.)\S{25,}$/.test(said) && source[spanOf(link).start] === '[')
        say(
          spanOf(link).start,
          20,
          'the link shows its whole address. Write the name of the page in its place: [name](address).',
        );
    }
    for (const { at, wrong: stops, message } of unfinished(text, node.type === 'paragraph')) {
      const offset = offsetOf(text.slice(at, at + 6).trim(), at);
      if (stops) wrong({ ...placeAt(offset), weight: 0, message });
      else say(offset, 50, message);
    }
    for (const { at, weight, message } of typingSlips(text, language))
      say(offsetOf(text.slice(at, at + 6).trim(), at), weight, message);
    if (node.type !== 'paragraph') continue;
    const other = language && otherLanguage(text, language);
    if (other)
      say(
        start,
        90,
        `this seems to be ${other}, and the file is in the folder ${language}/. Translate it, or move the file.`,
      );
    for (const sentence of sentencesOf(text)) {
      sentences.push(sentence.words);
      if (sentence.words.length > longestSentence)
        long.push({ at: offsetOf(firstWords(sentence.text, 2), text.indexOf(sentence.text)), ...sentence });
    }
    for (const { at, found, plain } of officialese(text, language, words))
      office.push({ at: offsetOf(found, at), found, plain });
  }
  for (const { node, weight, message } of oddShapes(tree, source)) say(spanOf(node).start, weight, message);
  for (const { node, message } of sameHeadings(tree.children ?? [])) say(spanOf(node).start, 55, message);
  for (const { node, message } of emptySections(tree.children ?? [])) say(spanOf(node).start, 50, message);
  for (const { node, message } of sameLinks(allLinks, language)) say(spanOf(node).start, 35, message);
  long.sort((one, two) => two.words.length - one.words.length);
  const [longest] = long;
  if (longest)
    say(
      longest.at,
      40 + longest.words.length / 10,
      `the sentence "${firstWords(longest.text)} …" has ${longest.words.length} words${long.length > 1 ? `, and ${long.length - 1} more on this page are longer than ${longestSentence}` : ''}. Make several of it.`,
    );
  const [first] = office;
  if (first) {
    const others = [...new Map(office.map((word) => [word.found.toLowerCase(), word])).values()].slice(1, 4);
    const also = others.map(({ found, plain, at }) => `"${found}" (line ${placeAt(at).line}: ${plain})`).join(', ');
    say(
      first.at,
      25 + office.length,
      `"${first.found}" is a word of offices. People say: ${first.plain}.${also ? ` So too ${also}.` : ''}`,
    );
  }
  facts.words = running.length;
  facts.vocabulary = [...new Set(running)].join(' ');
  facts.lix = Math.round(lixOf(sentences));
  const usual = newspaperLix(language);
  if (usual !== undefined && sentences.flat().length >= fewestWords && facts.lix > usual)
    facts.worth.push({
      line: facts.paragraphs[0]?.line ?? 1,
      column: 1,
      weight: 45 + facts.lix - usual,
      message: `the page is harder to read than a newspaper (LIX ${facts.lix}; a newspaper has ${usual}). Write shorter sentences and shorter words.`,
    });
  facts.sketch = sketchOf(running);
  const blocks = [...within(tree, 'code')].map(spanOf);
  const code = [...blocks, ...[...within(tree, 'inlineCode')].map(spanOf)];
  const isIn = (spans: typeof code, offset: number) => spans.some(({ start, end }) => start <= offset && offset < end);
  // What stands in a block of code is an example, and an address in code is to be typed.
  const isExample = (text: string, offset: number) => isIn(text.startsWith('http') ? code : blocks, offset);
  facts.named = namedIn(source, begin ? spanOf(begin).end : 0)
    .filter(({ text, offset }) => !isExample(text, offset))
    .map(({ text, offset }) => ({ text, ...placeAt(offset) }));
  return facts;
}

/** As `wordsOf`, of a text that is folded. */
function foldedWords(folded: string): string[] {
  const words = folded.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  return isUnspaced(folded) ? words.flatMap(segments) : words;
}

function firstWords(text: string, count = 6): string {
  return text.trimStart().slice(0, 400).trimEnd().split(/\s+/).slice(0, count).join(' ').slice(0, 80);
}

/** Addresses of the web and of mail, and numbers of five digits or more, as they stand in a text from an offset on. */
function namedIn(source: string, from: number): { text: string; offset: number }[] {
  const found = [
    ...source.matchAll(
      /https?:\/\/[^\s()<>[\]"'`]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?<![\w/.#-])\+?\d[\d \u00a0()/-]{3,30}\d(?![\w])/g,
    ),
  ];
  return found
    .filter(({ index }) => index >= from)
    .map(({ 0: text, index }) => ({ text: text.replace(/(?<![.,;:!?])[.,;:!?]+$/, ''), offset: index }));
}
