import { fold } from '../words/text.ts';
import { conceptsOf } from '../answer/concepts.ts';
import { rankPages } from '../answer/rank.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';

/** A page that promises to answer questions, with its file. */
export interface AskingPage {
  file: string;
  /** Where the title stands in it, and each of the `asks`. */
  titleLine: number;
  asks: { line: number; text: string }[];
  address: string;
  title: string;
}

/** One of the `asks`, with the page that came next to its own. */
interface Asked {
  page: AskingPage;
  line: number;
  ask: string;
  other: { title: string; address: string } | undefined;
  /** The score of the other page, as a part of that of its own; above 1 where the other came first. */
  near: number;
}

/** From this part on a few words more or less can turn the order. */
const close = 0.85;
/** Two pages are one to the search where this part of the `asks` of each leads as near to the other. */
const often = 0.5;

/** Asks every question in the `asks` of some pages, and tells which other page came nearest. */
function askAll(pages: AskingPage[], vocabulary: Vocabulary): Asked[] {
  const rows = vocabulary.file.pages;
  return pages.flatMap((page) =>
    page.asks.map(({ line, text }) => {
      const ranked = rankPages(text, conceptsOf(text, vocabulary), vocabulary);
      const own = ranked.find((one) => rows[one.page]![0] === page.address);
      const next = ranked.find((one) => one !== own);
      const other = next && { title: rows[next.page]![1], address: rows[next.page]![0] };
      return { page, line, ask: text, other, near: next ? (own ? next.score / own.score : Infinity) : 0 };
    }),
  );
}

/**
 * What `check:asks -- --near` prints for one language: for each of the `asks` the page that came nearest to its own, the nearest
 * first, and the pairs of pages that no question can tell apart. In words for editors, with file and line.
 */
export function tellNear(pages: AskingPage[], vocabulary: Vocabulary): string {
  const asked = askAll(pages, vocabulary).sort((a, b) => b.near - a.near);
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  const nameOf = ({ title, address }: { title: string; address: string }) =>
    `"${title}" (${byAddress.get(address)?.file ?? address})`;
  const lines = asked.map(({ page, line, ask, other, near }) => {
    const place = `${page.file}:${line} asks: "${ask}"`;
    if (!other) return `      ${place} finds no other page.`;
    if (near === Infinity) return `  –   ${place} does not find this page, but ${nameOf(other)}.`;
    const share = `${String(Math.round(100 * near)).padStart(3)} %`;
    return near > 1
      ? `${share} ${place} finds ${nameOf(other)} first.`
      : `${share} ${place} has ${nameOf(other)} as its second.`;
  });
  const pairs = alike(pages, asked).map(
    ([one, two, why]) => `${one.file}:${one.titleLine} and ${two.file}:${two.titleLine}: ${why}`,
  );
  return [
    `Questions by how near another page comes, as a part of the score of their own. From ${close * 100} % on, a few words more or less turn the order; above 100 % another page comes first.`,
    lines.join('\n') || 'No page has asks.',
    pairs.length > 0
      ? `Pages that no question can tell apart. Say in each title and in the asks what only that page answers, or make one page of the two.\n${pairs.join('\n')}`
      : 'All pages can be told apart.',
  ].join('\n\n');
}

/** Pairs of pages with the same title, or whose `asks` lead near to each other, each pair once and with the reason. */
function alike(pages: AskingPage[], asked: Asked[]): [AskingPage, AskingPage, string][] {
  const titles = Map.groupBy(pages, ({ title }) => fold(title).trim());
  const same = [...titles.values()].flatMap((group) =>
    group.slice(1).map((two): [AskingPage, AskingPage, string] => [group[0]!, two, `both are called "${two.title}".`]),
  );
  /** How many of the `asks` of a page lead near to another. */
  const leads = new Map<AskingPage, Map<string, number>>();
  for (const { page, other, near } of asked) {
    if (!other || near < close) continue;
    const own = leads.get(page) ?? leads.set(page, new Map()).get(page)!;
    own.set(other.address, (own.get(other.address) ?? 0) + 1);
  }
  const leadsTo = (one: AskingPage, two: AskingPage) => leads.get(one)?.get(two.address) ?? 0;
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  const near = [...leads].flatMap(([one, others]) =>
    [...others].flatMap(([address, count]): [AskingPage, AskingPage, string][] => {
      const two = byAddress.get(address);
      if (!two || one.address > address || same.some(([a, b]) => a === one && b === two)) return [];
      const back = leadsTo(two, one);
      return count >= often * one.asks.length && back >= often * two.asks.length
        ? [
            [
              one,
              two,
              `${count} of ${one.asks.length} asks of "${one.title}" lead near to "${two.title}", and ${back} of ${two.asks.length} lead back.`,
            ],
          ]
        : [];
    }),
  );
  return [...same, ...near];
}
