import { anchors } from '../anchors.ts';
import type { Concept } from './evaluate.ts';
import type { Stem } from './stem.ts';
import { wordsOf } from './text.ts';

/** The part of a page that answers: its heading with the anchor, and some sentences of it. */
export interface Passage {
  heading: string;
  anchor: string;
  text: string;
}

const longest = 320;

/** The section of a page's plain Markdown that holds most of the question, or nothing when none holds any of it. */
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
  const parts = [
    { heading: '', anchor: '', text: plain(start.replace(/^# .*\n/, '')) },
    ...sections.map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const title = plain(heading.replace(/^#+ /, ''));
      return { heading: title, anchor: idOf(title), text: plain(lines.join('\n')) };
    }),
  ];
  const best = parts
    .map((part) => ({ ...part, worth: worth(part.text) + 1.5 * worth(part.heading) }))
    .sort((a, b) => b.worth - a.worth)[0];
  if (!best || best.worth === 0) return undefined;
  return { heading: best.heading, anchor: best.anchor, text: around(best.text, worth) };
}

/** Markdown without its marks; a step, a point of a list and a row of a table are a sentence each. */
function plain(markdown: string): string {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\|[-:| ]+\|$/gm, '')
    .replace(/^\|(.*)\|$/gm, (_, cells: string) =>
      asSentence(
        cells
          .split('|')
          .map((cell) => cell.trim())
          .filter(Boolean)
          .join(', '),
      ),
    )
    .replace(/^\s*(?:\d+\.|[-*+]) +(.*)$/gm, (_, item: string) => asSentence(item))
    .replace(/^[>#\s]+|[*_`]/gm, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function asSentence(text: string): string {
  return /[.!?:;…]$/.test(text) || text === '' ? text : `${text}.`;
}

/** The sentences around the one that says most, as far as there is room. */
function around(text: string, worth: (text: string) => number): string {
  const sentences = text.split(/(?<=[.!?…]) +/);
  const middle =
    sentences.map((sentence, index) => ({ index, worth: worth(sentence) })).sort((a, b) => b.worth - a.worth)[0]
      ?.index ?? 0;
  const chosen = new Set([middle]);
  for (let next = middle + 1; next < sentences.length; next++) {
    const length = [...chosen].reduce((sum, index) => sum + sentences[index]!.length, 0);
    if (length + sentences[next]!.length > longest) break;
    chosen.add(next);
  }
  const shown = [...chosen].map((index) => sentences[index]!).join(' ');
  return shown.length > longest ? `${shown.slice(0, longest).replace(/\s+\S*$/, '')} …` : shown;
}
