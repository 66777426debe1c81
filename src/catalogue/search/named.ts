import { addressesBelow } from '../../site/below.ts';
import { escapeMarkup } from '../../site/markup.ts';
import { isWord, piecesOf, wordsOf } from '../../ask/words/text.ts';
import type { Question, Reason } from './known.ts';
import { bonuses, turnsOf } from './rank/order.ts';
import { scoreRecords } from './rank/score.ts';
import { rowsOf } from './rows.ts';
import type { Load, Manifest, RecordRow } from './shards.ts';

/** The titles that a question names, the best first, and the words under which the catalogue has all of them. */
export interface Named {
  records: RecordRow[];
  words: string;
}

/** The words around these titles, from the page that shows them. */
export interface NamedWords {
  /** The path below which the site lies. */
  base: string;
  titles?: string;
  inCatalogue?: string;
}

const most = 3;

/** The titles that a question names, for the first of the reasons of `mayName` that holds; nothing where it names none. Rejects when a shard cannot be loaded. */
export async function namedIn(
  question: Question,
  reasons: Reason[],
  manifest: Manifest,
  load: Load,
): Promise<Named | undefined> {
  for (const reason of reasons) {
    const named = await namedFor(question, reason, manifest, load);
    if (named) return named;
  }
  return undefined;
}

async function namedFor(
  { question, isLight, isKind }: Question,
  reason: Reason,
  manifest: Manifest,
  load: Load,
): Promise<Named | undefined> {
  const isWhole = reason === 'title' || reason === 'name';
  const left = (word: string) => !isWhole && (isLight(word) || isKind(word));
  const query = { q: question.slice(0, 300), sort: 'best', page: 1 } as const;
  const { scores, partly, corrected } = await scoreRecords(query, manifest, load, left);
  if (partly || corrected.length > 0) return undefined;
  const least = { title: bonuses.exactBeforeColon, name: bonuses.author, unknown: bonuses.name, kind: bonuses.name };
  const isMeant = (score: number) =>
    score >= least[reason] &&
    (reason !== 'kind' || score < bonuses.begun || (score >= bonuses.author && score < bonuses.titleAndAuthor));
  const found = [...scores].filter(([, score]) => isMeant(score)).map(([record]) => record);
  if (found.length === 0) return undefined;
  const turns = turnsOf(found);
  found.sort((a, b) => scores.get(b)! - scores.get(a)! || turns.get(a)! - turns.get(b)! || a - b);
  return {
    records: await rowsOf(found.slice(0, most), load),
    words: isWhole ? question.trim() : asWritten(question, left),
  };
}

/** The words of a question that are not `left` out, with their letters as they were typed. */
function asWritten(question: string, left: (word: string) => boolean): string {
  return piecesOf(question)
    .filter((piece) => isWord(piece) && wordsOf(piece).some((word) => !left(word)))
    .join(' ');
}

/** Titles of the catalogue as HTML, below the pages of an answer, with the way to all that the catalogue has. */
export function renderNamed(
  { records, words }: Named,
  { base, titles = '', inCatalogue = '' }: NamedWords,
  language: string,
): string {
  const addresses = addressesBelow(base);
  const items = records.map(([id, title, authors, year, , tag, , , , page]) => {
    const lang = tag && tag !== 'mul' && tag !== language ? ` lang="${escapeMarkup(tag)}"` : '';
    const facts = escapeMarkup([authors.join(' · '), year ? String(year) : ''].filter(Boolean).join(', '));
    return `<li><a class="text-lg font-bold" href="${escapeMarkup(addresses.record(language, page, id))}"${lang} dir="auto">${escapeMarkup(title)}</a>${facts && `<p class="text-muted">${facts}</p>`}</li>`;
  });
  const all = `${addresses.catalogue(language)}?q=${encodeURIComponent([...words.toWellFormed()].slice(0, 300).join(''))}#found`;
  // A function, since `$&` in a text would mean something.
  const link = `<a href="${escapeMarkup(all)}">${escapeMarkup(inCatalogue).replace('{query}', () => escapeMarkup(words))}</a>`;
  return `<section aria-labelledby="titles" class="mt-8"><h2 id="titles" class="text-lg">${escapeMarkup(titles)}</h2><ul class="mt-2 space-y-4">${items.join('')}</ul><p class="mt-4">${link}</p></section>`;
}
