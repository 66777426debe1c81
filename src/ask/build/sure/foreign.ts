import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wordsOf } from '../../words/text.ts';

/** What citizens ask of public bodies and others, in a language; none where the engine has no list. Plain sentences of the engine's own, one a line. */
export const readForeign = (language: string): string[] => linesOf(`${language.split('-')[0]}.txt`);

/** Words of such questions that would lead to any other site sooner than to this one, a line for each domain; none where the engine has no list. */
export const readForeignWords = (language: string): string[] =>
  linesOf(join('words', `${language.split('-')[0]}.txt`)).flatMap(wordsOf);

function linesOf(name: string): string[] {
  const file = join('src', 'ask', 'words', 'foreign', name);
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
}
