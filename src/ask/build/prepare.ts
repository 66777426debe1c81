import { conceptsOf } from '../answer/concepts.ts';
import type { AskFile } from '../answer/file.ts';
import { openVocabulary } from '../answer/vocabulary.ts';
import { stemmerOf, type Stem } from '../words/stem.ts';
import { wordsOf } from '../words/text.ts';
import { headline } from './headline.ts';
import { invert } from './invert.ts';
import { wordsOfLanguage } from './real/dictionary.ts';
import { makeFilter } from './real/filter.ts';
import { readLexicon, wordsOfNone } from './lexicon.ts';
import type { AskPage } from './pages.ts';
import { asQuestion } from './question.ts';
import { realWords, type Rooted } from './real/realwords.ts';
import { readForeignWords } from './sure/foreign.ts';
import { surfacesOf } from './surfaces.ts';
import { synonymsOf } from './synonyms.ts';
import type { AgencyWords } from './words.ts';

/**
 * Makes the one file that a first answer in a language needs: the pages, their inverted index, synonyms, word lists and
 * best bets. About 80 KB (Brotli) for a thousand pages.
 */
export async function prepare(language: string, pages: AskPage[], agency: AgencyWords): Promise<AskFile> {
  const stem = memoized(await stemmerOf(language));
  const lexicon = readLexicon(language);
  const { stems, words, frequencies, postings } = invert(
    pages,
    stem,
    new Set([...lexicon.function, ...lexicon.question].flatMap(wordsOf)),
  );
  const roots = new Set(stems);
  const synonyms = synonymsOf(language, lexicon, agency, stem, roots);
  const topics = unique(pages.flatMap(({ topic }) => (topic ? [topic] : [])));
  const kinds = unique(pages.map(({ kind }) => kind));
  const audiences = unique(pages.flatMap(({ audience }) => audience));
  /** -1 for what a page has not. */
  const place = (list: [string, string][], one?: [string, string]) => list.findIndex(([other]) => other === one?.[0]);
  const file: AskFile = {
    language,
    topics,
    kinds,
    audiences,
    pages: pages.map(({ address, title, summary, topic, kind, audience, asks, offer }) => [
      address,
      title,
      summary,
      place(topics, topic),
      place(kinds, kind),
      audience.map((one) => place(audiences, one)),
      asks.map((ask) => asQuestion(headline(ask, language), language)),
      ...((offer ? [offer] : []) as [string?]),
    ]),
    words: surfacesOf(pages, words).join(' '),
    frequencies,
    postings,
    light: {
      function: lexicon.function.join(' '),
      question: lexicon.question.join(' '),
      stop: [...lexicon.stop, ...agency.stopWords].join(' '),
    },
    real: '',
    foreign: makeFilter(readForeignWords(language).map(stem)),
    synonyms,
    bestBets: agency.bestBets,
    ...(agency.elsewhere && { elsewhere: agency.elsewhere.map(({ words, name, address }) => [words, name, address]) }),
  };
  const { everyday, others } = wordsOfLanguage(language, stem);
  const usual = [...wordsOfNone(lexicon, stem, roots).map((word): Rooted => [word, stem(word)]), ...everyday];
  const near = realWords(usual, others, openVocabulary(file, stem));
  const known = openVocabulary({ ...file, real: makeFilter(near) }, stem);
  // An edit can have the stem of a word that is not near: the most frequent words are tried.
  const caught = everyday
    .slice(0, tried)
    .filter(([word]) => conceptsOf(word, known).some(({ corrected }) => corrected));
  return { ...file, real: makeFilter([...near, ...caught.map(([, root]) => root)]) };
}

/** So many of the most frequent words are corrected to see whether they would be. */
const tried = 3000;

/** Each short name once, with the last of its names. */
function unique(names: [string, string][]): [string, string][] {
  return [...new Map(names)];
}

/** The same stemmer, memoized: in texts most words come again. */
function memoized(stem: Stem): Stem {
  const known = new Map<string, string>();
  return (word) => {
    const root = known.get(word) ?? stem(word);
    known.set(word, root);
    return root;
  };
}
