import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the words of the editor's fields stand, a file a language. */
export const wordsFolder = join(import.meta.dirname, '../words');

/** The languages in which labels and hints of the fields are written; whoever reads another has them in English. */
export const editorLanguages = ['en', 'nb', 'nn', 'sl'] as const;
/** A language of the editor's fields. */
export type EditorLanguage = (typeof editorLanguages)[number];

/** The words of a language by key. */
export function wordsIn(language: EditorLanguage): Record<string, string> {
  return JSON.parse(readFileSync(join(wordsFolder, `${language}.json`), 'utf8')) as Record<string, string>;
}

/** Says the words of a key, such as `label.title`. Throws when there are none: a key stands in code. */
export type Say = (key: string, fallback?: string) => string;

/** How the editor says things in a language. */
export function sayIn(language: EditorLanguage): Say {
  const words = wordsIn(language);
  return (key, fallback) => {
    const text = words[key] ?? fallback;
    if (text === undefined) throw new Error(`The editor has no word for ${key} in ${language}.`);
    return text;
  };
}
