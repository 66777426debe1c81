import { reservedSlugs } from '../../site/below.ts';
import type { Values } from '../form/fill/values.ts';
import { fieldProblem, oneLine, textProblem, yamlOf, type Wrong } from './change.ts';
import { foreignIn, plainText } from './markup.ts';
import type { Drafting } from './source.ts';

/** What somebody wrote for a page that is missing. */
export interface Draft {
  title: string;
  question: string;
  topic: string;
  text: string;
}

/** Reads the form for a missing page, with what is wrong with each field. */
export function readDraft(values: Values, { topics }: Drafting): { draft: Draft; problems: Wrong[] } {
  const title = oneLine(values['title'] ?? '');
  const question = oneLine(values['question'] ?? '');
  const topic = Object.hasOwn(topics, values['topic'] ?? '') ? values['topic']! : '';
  const text = plainText(values['text'] ?? '');
  const codes: [string, Wrong['code'] | undefined][] = [
    ['title', fieldProblem('title', title)],
    ['question', question.length < 3 ? 'missing' : question.length > 120 ? 'too-long' : undefined],
    ['topic', topic === '' ? 'missing' : undefined],
    ['text', textProblem(text) ?? foreignIn(text, '')],
  ];
  const problems = codes.flatMap(([field, code]) => (code ? [{ field, code }] : []));
  return { draft: { title, question, topic, text }, problems };
}

/**
 * The file of a draft: an article with front matter that is all ours. Its summary is the first sentence of the text; the check says what
 * an editor still has to decide.
 */
export function articleOf({ title, question, topic, text }: Draft, { topics }: Drafting, today: string): string {
  const { desk, audience } = topics[topic]!;
  const list = (names: string[]) => `[${names.join(', ')}]`;
  return [
    '---',
    `title: ${yamlOf(title)}`,
    `summary: ${yamlOf(summaryOf(text, title))}`,
    `topic: ${topic}`,
    `audience: ${list(audience)}`,
    'asks:',
    `  - ${yamlOf(question)}`,
    `owner: ${desk}`,
    `reviewed: ${today}`,
    '---',
    '',
    text,
    '',
  ].join('\n');
}

/** The first sentence of a text without its markup, of at most 200 characters. */
function summaryOf(text: string, title: string): string {
  const paragraph = text.split(/\n\s*\n/).find((block) => /^\s*[\p{L}\p{N}“„«"(*_[]/u.test(block)) ?? text;
  const words = oneLine(
    paragraph.replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1').replace(/^[ \t]*(?:[#>*+-]|\d{1,9}[.)])+\s/gm, ''),
  ).replace(/[*_`]/g, '');
  const [sentence = ''] = /^.{20,}?[.!?。！？](?=\s|$)/u.exec(words) ?? [words];
  const whole = sentence.length < 20 ? `${title}. ${words}` : sentence;
  return whole.length <= 200 ? whole : `${whole.slice(0, 199).replace(/(?<!\s)\s+\S*$/, '')}…`;
}

/** Letters that no accent is taken from. */
const letters: Record<string, string> = {
  æ: 'ae',
  ø: 'o',
  å: 'a',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ß: 'ss',
  œ: 'oe',
  þ: 'th',
  ı: 'i',
};

/**
 * The file name of a draft: of its title in letters a-z, or for a title in another script of `key`. Where `isTaken`, a number makes it one
 * that is free.
 */
export async function slugOf(title: string, key: string, isTaken: (slug: string) => Promise<boolean>): Promise<string> {
  const words = title
    .toLowerCase()
    .replace(/[æøåđðłßœþı]/g, (letter) => letters[letter]!)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .match(/[a-z0-9]+/g);
  const isReadable = (words?.join('').length ?? 0) * 2 > [...title.replace(/[^\p{L}\p{N}]/gu, '')].length;
  const own = isReadable
    ? words!
        .join('-')
        .slice(0, 60)
        .replace(/-[^-]*$|-$/, (end) => (words!.join('-').length > 60 ? '' : end))
    : '';
  const slug = own || `page-${key}`;
  for (let number = 1; number < 50; number++) {
    const name = number === 1 ? slug : `${slug}-${number}`;
    if (!reservedSlugs.includes(name) && !(await isTaken(name))) return name;
  }
  return `${slug}-${key}`;
}
