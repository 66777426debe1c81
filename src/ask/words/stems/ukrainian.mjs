const vowel = '[аеєиіїоуюя]';
/** Where endings may begin: behind the first vowel. */
const region = new RegExp(`^.*?${vowel}`);

/** Endings from the outside of the word inwards; of each step the longest that fits goes. */
const steps = [
  // Reflexive verbs.
  /с[яь]$/,
  // Adjectives and participles; nouns; verbs: all the cases, persons and tenses of the regular ones.
  /(?:[ое]го|[ое]му|[иі]ми|[иі]й|[иі]м|[иії]х|[оеєії][йюї]|ую|юю|[ая]ми|[ая][мх]|[оеє][мві]|[оеє]ві|[ії]в|(?:ов)?у(?:ва(?:ти|в|л[аои])|єш|є|ємо|єте|ють|й|йте)|(?:(?<!л)а|[яиіую])ти|[аяиіую](?:в|л[аои]|[юєя]ть|є(?:мо|те|ш)?|ть)|[аяиіе](?:мо|те|ш|ть)|[уюая]ть|[аеиіїоуюяйьє])$/,
  // What is done, done to, or can be: `реєстрація`, `оплачений`, `оформлення`, `вартість`.
  /(?:[аеєіияї]нн|[аеєіия]н|ува|ова|ац[іи]?|[оеіє]ст|ськ|цьк|н|ив|ов)$/,
];

/**
 * Stems a Ukrainian word: its inflected forms share the stem, which is no word itself. The word is written without an
 * apostrophe and with `г` for `ґ`, as `fold` leaves it.
 *
 * Our own rule set, in the way of Porter's stemmer for Russian (snowballstem.org/algorithms/russian): endings are taken off
 * behind the first vowel. The endings are those of the paradigms in the Ukrainian orthography of 2019; then
 * what changes inside the word is made one: `книга, книзі`, `дозвіл, дозволу`, `квиток, квитка`.
 *
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  const start = region.exec(word)?.[0].length ?? word.length;
  if (word.length < 4) return word;
  let root = word;
  for (const [place, step] of steps.entries()) {
    const found = step.exec(root.slice(start));
    if (found && start + found.index >= 2 + place) root = root.slice(0, start + found.index);
  }
  root = root.replace(/[ьй]$/, '').replace(/([^аеєиіїоуюя])\1$/, '$1');
  if (root.length < 3) return root;
  return root
    .replace(/і([^аеєиіїоуюя])$/, 'о$1')
    .replace(/(?<=..[^аеєиіїоуюя])[оеє]([кцлнвр])$/, '$1')
    .replace(/[чц]$/, 'к')
    .replace(/[жз]$/, 'г')
    .replace(/[шс]$/, 'х');
}
