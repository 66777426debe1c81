import { mayName } from '../../catalogue/search/known.ts';
import { openShards } from '../../catalogue/search/open.ts';
import type { Manifest } from '../../catalogue/search/shards.ts';
import { openPage } from '../../server/fill.ts';
import type { Answer } from '../answer/answer.ts';
import { questionFor } from '../words/question.ts';
import { stemmerOf } from '../words/stem.ts';
import type { AnswerWords } from '../answer/render.ts';
import type { Vocabulary } from '../answer/vocabulary.ts';

/** The titles of the catalogue that an answered question names, as HTML for the search page, whose text is given; empty when it names none or they cannot be loaded. */
export type TitlesOf = (page: string, own: Answer, vocabulary: Vocabulary) => Promise<string>;

/** Finds titles of the catalogue over the files of a built site; `base` is the path below which it lies. */
export function openTitles(base: string, read: (address: string) => Promise<string | undefined>): TitlesOf {
  const loadFrom = openShards(read);
  const opened = new Map<string, { page: string; manifest: Manifest | undefined; words: AnswerWords }>();

  /** What the search page of a language holds for this; another text is another build. */
  function open(language: string, page: string) {
    const known = opened.get(language);
    if (known?.page === page) return known;
    const built = openPage(page);
    const has = built.has('[data-titles]');
    const manifest = has ? (JSON.parse(built.attribute('[data-titles]', 'data-entry')) as Manifest) : undefined;
    const words = { ...JSON.parse(built.attribute('#results', 'data-words')), base } as AnswerWords;
    opened.set(language, { page, manifest, words });
    return { manifest, words };
  }

  async function find(page: string, { asked, concepts, language }: Answer, vocabulary: Vocabulary): Promise<string> {
    const { manifest, words } = open(language, page);
    if (!manifest) return '';
    const load = Object.assign(loadFrom(manifest.base), { stemmer: stemmerOf });
    const question = questionFor(asked.question, concepts, vocabulary, words.works ?? '');
    const reasons = await mayName(question, manifest, load);
    if (reasons.length === 0) return '';
    const { namedIn, renderNamed } = await import('../../catalogue/search/named.ts');
    const named = await namedIn(question, reasons, manifest, load);
    return named ? renderNamed(named, words, language) : '';
  }

  return (...of) => find(...of).catch(() => '');
}
