import { topicAddress } from '../../../site/below.ts';
import { escapeMarkup } from '../../../site/markup.ts';
import type { Answer } from '../answer.ts';

/** The words of what is shown where an answer is not sure. */
export interface UnsureWords {
  base: string;
  topics: string;
  elsewhere: string;
}

/** Topics of what was found as markup; nothing where it is sure. `foreign` are the attributes of another language. */
export function topicLinks({ topics, language }: Answer, words: UnsureWords, foreign: string): string {
  const items = topics.map(({ value, name }) => item(topicAddress(words.base, language, value), name, foreign));
  return list('topics', words.topics, items);
}

/** Who else may help, as the agency has written it; nothing where it is sure. */
export function elsewhereLinks({ elsewhere }: Answer, words: UnsureWords, foreign: string): string {
  return list(
    'elsewhere',
    words.elsewhere,
    elsewhere.map(([, name, address]) => item(address, name, foreign)),
  );
}

/** A text with its names in braces replaced by values; a name without a value stays. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

/** A link as markup. */
export function link(address: string, text: string): string {
  return `<a href="${escapeMarkup(address)}">${escapeMarkup(text)}</a>`;
}

function item(address: string, name: string, foreign: string): string {
  return `<li><a href="${escapeMarkup(address)}"${foreign}>${escapeMarkup(name)}</a></li>`;
}

/** Links under a heading as markup; nothing without links. */
export function list(id: string, name: string, items: string[]): string {
  return items.length === 0
    ? ''
    : `<nav class="mt-6" aria-labelledby="${id}"><h2 id="${id}" class="text-lg">${escapeMarkup(name)}</h2><ul class="mt-1 flex flex-wrap gap-x-6 gap-y-1">${items.join('')}</ul></nav>`;
}
