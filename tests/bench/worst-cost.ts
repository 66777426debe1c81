import { openAnswers } from '../../src/ask/server/answers.ts';
import { openVocabulary } from '../../src/ask/answer/vocabulary.ts';
import { prepare } from '../../src/ask/build/prepare.ts';
import { stemmerOf } from '../../src/ask/words/stem.ts';
import { searchPage } from '../ask/search-page.ts';
import { median } from './desk-figures.ts';
import { largePages } from './large-pages.ts';
import { worstQuestions } from './worst-questions.ts';

/** What was asked, and the milliseconds of processor time of an answer: the median of those measured. */
export interface Cost {
  name: string;
  milliseconds: number;
}

/** Milliseconds of processor time that something takes, all threads of this process included. */
export async function cpuOf(act: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** The cost of each of some acts: the median of `rounds`, after as many that are not counted, in which what is made once is made. */
export async function costsOf(
  acts: { name: string; act: (round: number) => Promise<unknown> }[],
  rounds: number,
): Promise<Cost[]> {
  for (let round = 0; round < rounds; round++) for (const { act } of acts) await act(round);
  const taken = acts.map((): number[] => []);
  for (let round = 0; round < rounds; round++)
    for (const [place, { act }] of acts.entries()) taken[place]!.push(await cpuOf(() => act(rounds + round)));
  return acts.map(({ name }, place) => ({ name, milliseconds: median(taken[place]!) }));
}

/** The cost of an ordinary question and of the worst ones, on a site of these languages with so many pages in each. */
export async function costOfQuestions(languages: string[], pages: number, rounds: number) {
  const files = new Map<string, string>();
  for (const language of languages) {
    const file = await prepare(language, largePages(language, pages), { synonyms: [], oneWay: {}, bestBets: {}, stopWords: [] }); // prettier-ignore
    files.set(`/ask/${language}.json`, JSON.stringify(file)).set(`/${language}/search/index.html`, searchPage);
  }
  const answers = openAnswers({ languages, base: '', read: (address) => Promise.resolve(files.get(address)) });
  const costs: { language: string; ordinary: number; worst: Cost[] }[] = [];
  for (const language of languages) {
    const ask = (question: string) => answers.page(language, new URLSearchParams({ q: question }));
    const asks = largePages(language, pages).flatMap((page) => page.asks);
    const vocabulary = openVocabulary(JSON.parse(files.get(`/ask/${language}.json`)!), await stemmerOf(language));
    const seeds = Array.from({ length: 2 * rounds }, (_, seed) => worstQuestions(vocabulary, String(seed)));
    const [ordinary, ...worst] = await costsOf(
      [
        { name: 'ordinary', act: (round) => ask(asks[round * 7]!) },
        ...seeds[0]!.map(({ name }, place) => ({ name, act: (round: number) => ask(seeds[round]![place]!.question) })),
      ],
      rounds,
    );
    costs.push({ language, ordinary: ordinary!.milliseconds, worst });
  }
  return costs;
}
