import { wordsOf } from '../../ask/words/text.ts';
import type { CatalogueRecord } from '../read/record.ts';
import { fingerprintOf, keyOf, keysPerFile } from '../search/known.ts';
import { leadingArticles } from '../search/rank/leading.ts';
import type { Stems } from '../search/terms.ts';

/**
 * The fingerprints of all titles, names and their words, in files by their hash: what tells, without the index, that a question can
 * name a title. Each file is one text, in which fingerprints follow each other.
 */
export function fingerprints(records: CatalogueRecord[], stems: Stems): string[] {
  const articles = leadingArticles([...stems.keys()]);
  const keys = new Set<string>();
  for (const { title, authors } of records) {
    const main = wordsOf(/^[^:;(/[]*/.exec(title)![0]);
    for (const words of [wordsOf(title), main]) if (words.length > 0) keys.add(keyOf.title(words, articles));
    for (const words of authors.map(wordsOf)) keys.add(keyOf.name(words));
    for (const word of authors.flatMap(wordsOf)) {
      keys.add(keyOf.author(word));
      for (const stem of stems.values()) keys.add(keyOf.author(stem(word)));
    }
    for (const word of [title, ...authors].flatMap(wordsOf)) keys.add(keyOf.word(word));
  }
  const files = Array.from({ length: Math.ceil(keys.size / keysPerFile) }, () => new Set<string>());
  for (const key of keys) {
    const { file, print } = fingerprintOf(key, files.length);
    files[file]!.add(print);
  }
  return files.map((prints) => [...prints].sort().join(''));
}
