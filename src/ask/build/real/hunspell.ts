/** Makes other forms of a word: the ending or beginning it takes off, what it puts there, and for which words. */
interface Affix {
  isPrefix: boolean;
  strip: string;
  add: string;
  /** Of so many letters of its end or beginning. */
  letters: number;
  fits: RegExp | undefined;
}

/** Words that are none by themselves. */
const notWhole = ['FORBIDDENWORD', 'NEEDAFFIX', 'ONLYINCOMPOUND'];

/**
 * The words of a Hunspell dictionary in their inflected forms, from its two files (man 5 hunspell). One ending and one
 * beginning are put on, which gives nearly every form; names of one entry that only stand in compounds are left out.
 *
 *     [...hunspellWords('SFX S Y 1\nSFX S 0 s .', '1\nloan/S')]; // loan, loans
 */
export function* hunspellWords(affixes: string, entries: string): Generator<string> {
  const lines = affixes.split(/\r?\n/).map((line) => line.trim().split(/\s+/));
  const setting = (name: string) => lines.find(([first]) => first === name)?.[1];
  const flagsIn = openFlags(setting('FLAG'));
  const none = new Set(notWhole.map(setting));
  const rules = new Map<string, Affix[]>();
  for (const [kind, flag, strip, add, condition = '.'] of lines) {
    if ((kind !== 'SFX' && kind !== 'PFX') || add === undefined || !/\D/.test(add + condition)) continue;
    const isPrefix = kind === 'PFX';
    const rule = {
      isPrefix,
      strip: strip === '0' ? '' : strip!,
      add: add.replace(/\/.*/, '').replace(/^0$/, ''),
      letters: condition.replace(/\[[^[\]]*\]/g, '.').length,
      fits: condition === '.' ? undefined : new RegExp(`^${condition}$`),
    };
    (rules.get(flag!) ?? rules.set(flag!, []).get(flag!)!).push(rule);
  }
  for (const line of entries.split(/\r?\n/).slice(1)) {
    const [, word, flagText = ''] = /^((?:[^/\s]|\\\/)+)(?:\/(\S+))?/.exec(line) ?? [];
    if (!word) continue;
    const flags = flagsIn(flagText);
    if (!flags.some((flag) => none.has(flag))) yield word;
    const own = flags.flatMap((flag) => rules.get(flag) ?? []);
    const begun = [word, ...own.filter(({ isPrefix }) => isPrefix).flatMap((rule) => applied(rule, word))];
    yield* begun.slice(1);
    for (const rule of own) if (!rule.isPrefix) for (const form of begun) yield* applied(rule, form);
  }
}

/** The form of a word that a rule makes, if it is for such words. */
function applied({ isPrefix, strip, add, letters, fits }: Affix, word: string): string[] {
  if (!(isPrefix ? word.startsWith(strip) : word.endsWith(strip))) return [];
  if (fits && !fits.test(isPrefix ? word.slice(0, letters) : word.slice(-letters))) return [];
  return [isPrefix ? add + word.slice(strip.length) : word.slice(0, word.length - strip.length) + add];
}

/** Flags are single characters, pairs of them, or numbers with commas. */
function openFlags(kind = ''): (text: string) => string[] {
  if (kind === 'long') return (text) => text.match(/../gsu) ?? [];
  if (kind === 'num') return (text) => text.split(',');
  return (text) => [...text];
}
