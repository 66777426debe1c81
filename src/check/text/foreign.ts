import { readFileSync } from 'node:fs';

/** Languages whose small words the search knows (`ask/words/lists`). */
const known = ['ar', 'de', 'en', 'fr', 'nb', 'nn', 'sl', 'uk'] as const;

const latin = /\p{sc=Latin}/u;
const scripts: Record<string, RegExp> = { ar: /\p{sc=Arabic}/u, uk: /\p{sc=Cyrillic}/u };

/** Two written languages with most of their small words in common: these common ones only one of them has. */
const sisters = {
  nb: 'ikke jeg fra hvor hva hvordan noe noen være hver hvert hvis bare mye hun uke uker måned dere deres gjøre en et',
  nn: 'ikkje eg frå kvar kva korleis noko nokon vere kvart berre mykje ho veke veker månad dykk dykkar gjere ein eit dei',
};
const markers = { nb: new Set(sisters.nb.split(' ')), nn: new Set(sisters.nn.split(' ')) };

const names = new Intl.DisplayNames('en', { type: 'language' });

let profiles: Map<string, Set<string>> | undefined;

/** The small words of each language: a text is written in the language that most of its own are of (Grefenstette, 1995). */
function smallWords(): Map<string, Set<string>> {
  profiles ??= new Map(
    known.map((tag) => {
      const file = `src/ask/words/lists/${tag}.json`;
      const lists = JSON.parse(readFileSync(file, 'utf8')) as Record<'function' | 'question' | 'stop', string[]>;
      return [tag, new Set([...lists.function, ...lists.question, ...lists.stop])];
    }),
  );
  return profiles;
}

/** In fewer words a name or a quotation may be most of the text. */
const fewest = 14;

/**
 * In which language a text is, where it is surely not that of its folder: the name of the language in English, or `another language`
 * where that is not known. Undefined where it may well be right, or where the engine does not know the folder's language.
 *
 *     otherLanguage('Du kan betale regningen på nettet eller i skranken når du vil, og …', 'en'); // 'Norwegian Bokmål'
 */
export function otherLanguage(text: string, language: string): string | undefined {
  const tag = language.split('-')[0]!;
  const own = smallWords().get(tag);
  if (!own) return undefined;
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  if (words.length < fewest) return undefined;
  const share = (set: Set<string>) => words.filter((word) => set.has(word)).length / words.length;
  const ours = share(own);
  const sister = tag === 'nb' ? 'nn' : tag === 'nn' ? 'nb' : undefined;
  if (sister) {
    const [ours, theirs] = ([tag, sister] as ('nb' | 'nn')[]).map(
      (one) => words.filter((word) => markers[one].has(word)).length,
    ) as [number, number];
    if (theirs >= 3 && theirs > ours * 3) return names.of(sister);
  }
  // Most texts are as they should be, and need no comparing.
  if (ours > 0.3) return undefined;
  // Arabic writes its article and prepositions together with the word.
  const usual = tag === 'ar' ? 0.03 : 0.12;
  const [best, most] = [...smallWords()]
    .map(([other, set]) => [other, share(set)] as const)
    .reduce((one, other) => (other[1] > one[1] ? other : one));
  if (best !== tag && best !== sister && most > 0.25 && most > ours * 1.8) return names.of(best);
  const script = scripts[tag] ?? latin;
  const isOwnScript = words.filter((word) => script.test(word)).length > words.length / 2;
  if (!isOwnScript) return 'another language';
  // Lists of names and amounts have few small words in any language.
  return ours < usual && words.length >= 30 && words.filter(isCapital(text)).length < words.length / 4
    ? 'another language'
    : undefined;
}

/** Whether a word is written with a capital somewhere in a text. */
function isCapital(text: string): (word: string) => boolean {
  const capitals = new Set((text.match(/\p{Lu}[\p{L}\p{M}]*/gu) ?? []).map((word) => word.toLowerCase()));
  return (word) => capitals.has(word);
}
