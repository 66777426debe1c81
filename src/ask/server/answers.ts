import { addressesBelow, askFileAddress } from '../../site/below.ts';
import { answer, isAtHome, isMore, knownShare, knowsMore, type Answer } from '../answer/answer.ts';
import { addressOf, askedIn, type Asked } from '../answer/asked.ts';
import { conceptsOf, type Concept } from '../answer/concepts.ts';
import { pagesByWord, wordsForFullText, withFullText } from '../answer/fulltext.ts';
import type { AskFile } from '../answer/file.ts';
import { bestPassage } from '../answer/passage.ts';
import { answerDesks, type DeskAnswer } from '../desks/answer.ts';
import { desksFileAddress, type DesksFile } from '../desks/file.ts';
import { mayAskDesks, plainly, spelledIn } from '../desks/hint.ts';
import { openDesks, type Desks } from '../desks/open.ts';
import { renderAnswer, summaryOf } from '../answer/render.ts';
import { stemmerOf } from '../words/stem.ts';
import { openVocabulary, type Vocabulary } from '../answer/vocabulary.ts';
import { fill } from './fill.ts';
import { mostKnown, rememberStems, withoutLigatures } from './thrift.ts';
import { openTitles } from './titles.ts';

/** What the host of a search gives. */
export interface AskParts {
  languages: string[];
  /** The path below which the site lies. */
  base: string;
  /** The text of a file of the built site, by its address; nothing when there is none. */
  read: (address: string) => Promise<string | undefined>;
  /** Addresses of the pages on which a word stands, from the full text, where the host can search it. */
  search?: (language: string, word: string) => Promise<string[]>;
}

/** Questions answered on a server. */
export interface Answers {
  /** The search page of a language, filled with the answer to what its address asks; nothing when the site has no such page. */
  page: (language: string, params: URLSearchParams) => Promise<string | undefined>;
  /** Up to three pages that may answer a longer text, best first. */
  suggest: (language: string, text: string) => Promise<{ title: string; address: string }[]>;
}

/** Answers over the files of a built site. The vocabulary of a language is opened once, and again after another build; a failure of the full text is an answer without it. */
export function openAnswers({ languages, base, read, search }: AskParts): Answers {
  const titlesOf = openTitles(base, read);
  const opened = new Map<string, { text: string; vocabulary: Promise<Vocabulary> }>();
  const openedDesks = new Map<string, { text: string; vocabulary: Vocabulary; desks: Desks }>();

  async function open(language: string): Promise<Vocabulary | undefined> {
    const text = await read(askFileAddress(base, language));
    if (text === undefined) return undefined;
    const known = opened.get(language);
    // Another text is another build.
    if (known?.text === text) return known.vocabulary;
    const vocabulary = stemmerOf(language).then((stem) => openVocabulary(JSON.parse(text) as AskFile, stem));
    opened.set(language, { text, vocabulary });
    return vocabulary;
  }

  async function fullText(concepts: Concept[], vocabulary: Vocabulary): Promise<Map<string, number[]>> {
    const { file } = vocabulary;
    const words = search ? wordsForFullText(concepts, vocabulary) : [];
    return pagesByWord(words, file, (word) => search!(file.language, word).catch(() => []));
  }

  async function answerIn(
    asked: Asked,
    language: string,
    concepts?: Concept[],
  ): Promise<{ found: Answer; vocabulary: Vocabulary } | undefined> {
    const vocabulary = await open(language);
    if (!vocabulary) return undefined;
    const first = answer(asked, vocabulary, undefined, concepts);
    const more = await fullText(first.concepts, vocabulary);
    const deep = more.size > 0 ? withFullText(first, answer(asked, vocabulary, more, first.concepts), 10) : first;
    return { found: deep, vocabulary };
  }

  /** What the data of desks answers, where it does. */
  async function deskAnswer(found: Answer, vocabulary: Vocabulary): Promise<DeskAnswer | undefined> {
    const { language } = found;
    const text = mayAskDesks(found, vocabulary) ? await read(desksFileAddress(base, language)) : undefined;
    if (text === undefined) return undefined;
    let known = openedDesks.get(language);
    if (known?.text !== text || known.vocabulary !== vocabulary)
      openedDesks.set(
        language,
        (known = { text, vocabulary, desks: openDesks(JSON.parse(text) as DesksFile, vocabulary) }),
      );
    return answerDesks(found.asked.question, known.desks, new Date(), spelledIn(found));
  }

  async function answeredPage(language: string, params: URLSearchParams): Promise<string | undefined> {
    const asked = withoutLigatures(askedIn(params));
    const page = await read(`${addressesBelow(base).search(language)}index.html`);
    if (page === undefined) return undefined;
    if (asked.question.trim() === '') return fill(page, ({ empty }) => ({ summary: empty, found: false }));
    const own = await answerIn(asked, language);
    if (!own) return undefined;
    let best = own;
    for (const other of isAtHome(own.found) ? [] : languages.filter((tag) => tag !== language)) {
      const foreign = await open(other);
      // Most questions are known less there: that much is said before any mistake is looked for and any page is ranked.
      if (!foreign || !isMore(mostKnown(conceptsOf(asked.question, foreign, true)), best.found.known)) continue;
      const concepts = conceptsOf(asked.question, foreign, asked.insist);
      if (!isMore(knownShare(concepts), best.found.known)) continue;
      const there = await answerIn(asked, other, concepts);
      if (there && knowsMore(there.found, best.found)) best = there;
    }
    const desk = await deskAnswer(best.found, best.vocabulary);
    const isOpen = !desk && own.found.narrowedTo.length === 0;
    const titles = isOpen ? await titlesOf(page, own.found, own.vocabulary) : '';
    // What a work is called is no mistake, and no other language.
    const { found: answered, vocabulary } = (titles && (await answerIn({ ...asked, insist: true }, language))) || best;
    const found = desk ? plainly(answered) : titles ? { ...answered, unknown: [] } : answered;
    const markdown =
      found.sureness === 'sure' && found.found[0] && (await read(found.found[0].address.replace(/\/$/, '.md')));
    const passage = markdown ? bestPassage(markdown, found.concepts, vocabulary.stem) : undefined;
    return fill(page, (words) => ({
      question: found.asked.question,
      query: addressOf(asked),
      summary: desk && found.found.length === 0 ? desk.said : summaryOf(found, words, language),
      sureness: found.sureness,
      found: found.found.length > 0 || desk !== undefined,
      // Narrowed to nothing is not missing.
      missed: found.found.length === 0 && !desk && !titles && found.narrowedTo.length === 0,
      titles,
      ...renderAnswer(
        found,
        { ...words, base, ...(titles && { catalogue: '' }) },
        language,
        rememberStems(vocabulary.stem),
        passage,
        Infinity,
        desk,
      ),
    }));
  }

  return {
    page: answeredPage,
    async suggest(language, text) {
      const { question } = askedIn(new URLSearchParams({ q: text }));
      const answered = await answerIn({ question, insist: false }, language);
      return (answered?.found.found ?? []).slice(0, 3).map(({ title, address }) => ({ title, address }));
    },
  };
}
