const vowel = '[aeiouy]';
const afterFirst = new RegExp(`${vowel}[^aeiouy](.*)$`);

const endings =
  'hetenes hetene hetens heter heten endes ande ende edes enes erte ede ane ene ens ers ets het ast ert en ar er as es et a e'.split(
    ' ',
  );
const derived = 'hetslov eleg elig eig lig els lov leg slov ig'.split(' ');

/**
 * The stem of a Norwegian word, Bokmål or Nynorsk: the steps of the Norwegian stemmer that Snowball publishes
 * (snowballstem.org/algorithms/norwegian), over words without `æ`, `ø` and `å`, as `fold` leaves them.
 */
export function stemNorwegian(word: string): string {
  const start = Math.max(3, word.length - (afterFirst.exec(word)?.[1]?.length ?? 0));
  /** Takes an ending away when it lies in the part of the word that may change. */
  const without = (text: string, ending: string) =>
    text.endsWith(ending) && text.length - ending.length >= start ? text.slice(0, -ending.length) : undefined;

  let stem = word;
  const ending = endings.find((candidate) => without(stem, candidate) !== undefined);
  if (ending) stem = ending === 'erte' || ending === 'ert' ? `${without(stem, ending)}er` : without(stem, ending)!;
  else if (/([bcdfghjlmnoprtvyz]|[^aeiouy]k)s$/.test(stem)) stem = without(stem, 's') ?? stem;
  if (/[dv]t$/.test(stem)) stem = without(stem, 't') ?? stem;
  const last = derived.find((candidate) => without(stem, candidate) !== undefined);
  return last ? without(stem, last)! : stem;
}
