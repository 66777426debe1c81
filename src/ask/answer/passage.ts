import { anchors } from '../../site/anchors.ts';
import type { Concept } from './concepts.ts';
import type { Stem } from '../words/stem.ts';
import { wordsOf } from '../words/text.ts';

/** The part of a page that answers: its heading with the anchor, and some sentences of it. */
export interface Passage {
  heading: string;
  anchor: string;
  text: string;
  /** The same as markup, in which steps and points stay a list; `mark` makes markup of a text. */
  html: (mark: (text: string) => string) => string;
}

/** Around a step or a point of a list; the number of a step stands after the first. */
const [begins, ends] = ['\u0001', '\u0002'];

const longest = 320;

/**
 * Passage retrieval: the section of a page's plain Markdown that holds most of the question by weight, as at most 320
 * characters of whole sentences; nothing when no section holds any of it. Words in its heading count more. To a question
 * for what the page is about, its opening is written as the answer.
 */
export function bestPassage(markdown: string, concepts: Concept[], stem: Stem): Passage | undefined {
  const worth = (text: string) => {
    const roots = new Set(wordsOf(text).map(stem));
    return concepts.reduce(
      (sum, { rarity, forms }) =>
        sum + rarity * Math.max(0, ...[...forms].map(([root, share]) => (roots.has(root) ? share : 0))),
      0,
    );
  };
  const idOf = anchors();
  const [start = '', ...sections] = markdown.split(/^(?=#{2,3} )/m);
  const title = /^# (.*)\n/;
  const named = worth(title.exec(start)?.[1] ?? '');
  const whole = concepts.reduce((sum, { rarity }) => sum + rarity, 0);
  const parts = [
    { heading: '', anchor: '', text: plain(start.replace(title, '')), more: named > whole / 2 ? 1.25 * named : 0 },
    ...sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const name = plain(heading.replace(/^#+ /, ''));
      return { heading: name, anchor: idOf(name), text: plain(lines.join('\n')), more: 1.5 * worth(name) };
    }),
  ];
  const best = parts
    .filter(({ text }) => text !== '')
    .map((part) => ({ ...part, worth: worth(part.text) + part.more }))
    .sort((a, b) => b.worth - a.worth)[0];
  if (!best || best.worth === 0) return undefined;
  const shown = telling(best.text, worth);
  return {
    heading: best.heading,
    anchor: best.anchor,
    text: withoutMarks(shown),
    html: (mark) => listsIn(shown, mark),
  };
}

const withoutMarks = (text: string) => text.replace(/\u0001\d*\s?|\u0002/g, '');

/** Paragraphs and lists as markup. A list that is shown from its third step on counts from there. */
function listsIn(text: string, mark: (text: string) => string): string {
  return text
    .split(/((?:\u0001[^\u0001\u0002]*(?:\u0002\s*|$))+)/)
    .map((part) => {
      if (part.trim() === '') return '';
      if (!part.startsWith(begins!)) return `<p>${mark(part.trim())}</p>`;
      const items = part.split(begins!).slice(1);
      const start = /^\d+/.exec(items[0]!)?.[0];
      const lines = items.map((item) => `<li>${mark(withoutMarks(begins! + item).trim())}</li>`).join('');
      return start
        ? `<ol start="${start}" class="list-decimal space-y-1 ps-6">${lines}</ol>`
        : `<ul class="list-disc space-y-1 ps-6">${lines}</ul>`;
    })
    .join('');
}

/** Markdown without its marks, but those that a backslash or code keeps; a step, a point of a list and a row of a table are a sentence each. */
function plain(markdown: string): string {
  return markdown
    .replace(/(?:^\|.*\|$\n?)+/gm, asSentences)
    .replace(/!\[[^[\]]*\]\((?:[^()]|\([^()]*\))*\)|\[\^.+?\]:?/g, '')
    .replace(/\[([^[\]]*)\]\((?:[^()]|\([^()]*\))*\)/g, '$1')
    .replace(/[\u0001\u0002]/g, '')
    .replace(
      /^[ \t]*(?:(\d+)\.|[-*+]) +(.*)$/gm,
      (_, number: string | undefined, item: string) => `${begins}${number ?? ''} ${asSentence(item)}${ends}`,
    )
    .replace(/^[>#\s]+/gm, ' ')
    .replace(/`(.*?)`|\\([^\w]|_)|`|\*|\b_|_\b/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A table as a sentence for each row: its first cell, then each other one after the heading of its column. */
function asSentences(table: string): string {
  const [headings = [], , ...rows] = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim()),
    );
  const cellsOf = (row: string[]) =>
    row.slice(1).flatMap((cell, place) => {
      const heading = headings[place + 1];
      if (cell === '') return [];
      return heading && row.length > 2 ? `${heading}: ${cell}` : cell;
    });
  return rows.map((row) => `${asSentence([row[0], cellsOf(row).join('; ')].filter(Boolean).join(' – '))}\n`).join('');
}

function asSentence(text: string): string {
  return /[.!?:;…]$/.test(text) || text === '' ? text : `${text}.`;
}

/** Behind a full stop; behind those of Chinese, Khmer, Burmese and Hindi also where no space follows. */
const sentenceEnd = /(?<=[.!?؟…]|\u0002) +|(?<=[。！？។၊။।]) */;

/** The first sentences of a text as far as there is room; those from the one that says most if they plainly say more. */
function telling(text: string, worth: (text: string) => number): string {
  const sentences = text.split(sentenceEnd);
  const worths = sentences.map(worth);
  const first = from(0, sentences);
  const later = from(worths.indexOf(Math.max(...worths)), sentences);
  return worth(later) > 1.5 * worth(first) ? later : first;
}

/** Sentences from one on, as far as there is room. */
function from(start: number, sentences: string[]): string {
  let shown = sentences[start]!;
  for (const next of sentences.slice(start + 1)) {
    if (shown.length + next.length > longest) break;
    shown += /[。！？]$/.test(shown) ? next : ` ${next}`;
  }
  return shown.length > longest ? `${beginningOf(shown)} …` : shown;
}

/** The first words of a long sentence, as many as there is room for; where nothing has a space, whole signs. */
function beginningOf(text: string): string {
  const begun = text.slice(0, longest).replace(/\s+\S*$/, '');
  return begun.length > longest / 2 ? begun : text.slice(0, longest).replace(/[^\p{M}][\p{M}]*$/u, '');
}
