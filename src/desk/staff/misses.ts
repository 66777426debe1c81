import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { similarPages } from '../../ask/answer/answer.ts';
import { conceptsOf } from '../../ask/answer/concepts.ts';
import type { AskFile } from '../../ask/answer/file.ts';
import { rankPages } from '../../ask/answer/rank.ts';
import { openVocabulary, type Vocabulary } from '../../ask/answer/vocabulary.ts';
import { stemmerOf } from '../../ask/words/stem.ts';
import { wordsOf } from '../../ask/words/text.ts';
import { addressesBelow, askFileAddress, baseOf } from '../../site/below.ts';
import type { DeskFile } from '../file.ts';
import type { Miss } from '../store/store.ts';
import { inLine, sanitizedJson } from './terminal.ts';

/** What fewer have asked could tell who it was, and is no habit of visitors. */
const fewest = 5;

/** A question that several people asked in vain, with the page that comes nearest and where it can be brought in. */
interface Wanted {
  question: string;
  language: string;
  times: number;
  title?: string;
  address?: string;
  /** The file of the page, where it has `asks`. */
  file?: string;
  /** What to write there, below `asks:`. */
  line?: string;
}

/**
 * Questions that five people or more asked in vain, the most asked first, each with the page that comes nearest and the line that an
 * editor writes into its `asks`. Questions of the same words are one. `folder` is that of the built site.
 */
export async function missesReport(misses: Miss[], file: DeskFile, folder: string, json: boolean): Promise<string> {
  const groups = Map.groupBy(misses, ({ language, question }) => `${language} ${wordsOf(question).join(' ')}`);
  const all = [...groups.values()]
    .map((same) => ({ ...same[0]!, times: same.reduce((sum, { times }) => sum + times, 0) }))
    .toSorted((a, b) => b.times - a.times);
  const many = all.filter(({ times }) => times >= fewest);
  const vocabularies = new Map<string, Vocabulary | undefined>();
  for (const { language } of many)
    if (!vocabularies.has(language)) vocabularies.set(language, await openBuilt(language, folder));
  const wanted = many.map(({ question, language, times }): Wanted => {
    const vocabulary = vocabularies.get(language);
    const row = vocabulary && vocabulary.file.pages[nearestPage(question, vocabulary)];
    if (!row) return { question, language, times };
    const source = sourceOf(row[0], language, file);
    return {
      question,
      language,
      times,
      title: row[1],
      address: row[0],
      ...(source && { file: source, line: `  - ${JSON.stringify(question)}` }),
    };
  });
  if (json) return sanitizedJson(wanted);
  const few = all.length - many.length;
  return [
    wanted.length > 0
      ? `Questions that ${fewest} people or more asked in vain. Where the page answers one, write the line into its file, below "asks:".`
      : `No question was asked in vain by ${fewest} people or more.`,
    ...wanted.map(tell),
    ...(few > 0 ? [`${few} more came from fewer people, and ${few === 1 ? 'is' : 'are'} not shown.`] : []),
  ].join('\n\n');
}

function tell({ question, language, times, title, address, file, line }: Wanted): string {
  const asked = `${times} ×  ${language}  ${inLine(question, 300)}`;
  if (title === undefined)
    return `${asked}\n     No page comes near. If it is yours to answer, write a page, or name its words in content/words/${language}.yaml.`;
  const nearest = `     nearest: "${inLine(title, 100)}" (${address})`;
  return [asked, nearest, ...(file && line ? [`     ${file}`, `     ${inLine(line.trim(), 320)}`] : [])].join('\n');
}

async function openBuilt(language: string, folder: string): Promise<Vocabulary | undefined> {
  const path = join(folder, askFileAddress('', language));
  if (!existsSync(path)) return undefined;
  return openVocabulary(JSON.parse(readFileSync(path, 'utf8')) as AskFile, await stemmerOf(language));
}

/** The page that the search would put first, or the one that is called most like the question; -1 where neither is. */
function nearestPage(question: string, vocabulary: Vocabulary): number {
  const [first] = rankPages(question, conceptsOf(question, vocabulary), vocabulary);
  return first?.page ?? similarPages(question, vocabulary)[0] ?? -1;
}

/** The file of an article, a service or a guide, by its address; nothing for a page without `asks` of its own. */
function sourceOf(address: string, language: string, { site }: DeskFile): string | undefined {
  const home = addressesBelow(baseOf(site.address)).home(language);
  const [, folder = 'articles', slug] = /^(?:(services|guides)\/)?([\w-]+)\/$/.exec(address.slice(home.length)) ?? [];
  if (!slug || ['contact', 'catalogue'].includes(slug)) return undefined;
  return `content/${folder}/${language}/${slug}.${folder === 'guides' ? 'yaml' : 'mdx'}`;
}
