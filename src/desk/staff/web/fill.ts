import { openPage, type BuiltPage } from '../../../server/fill.ts';
import { sayTime } from '../../../hours/say.ts';
import type { DeskFile } from '../../file.ts';
import type { StaffDesk, Signed } from './desk.ts';

/** Shows a part of a page that is there for some. */
export function reveal(page: BuiltPage, ...names: string[]): void {
  for (const name of names) page.removeAttribute(`[data-part=${name}]`, 'hidden');
}

/** Fills a part with one copy of what stands in it for each of the values. */
export function repeat<Value>(
  page: BuiltPage,
  selector: string,
  values: Value[],
  fill: (part: BuiltPage, value: Value) => void,
): void {
  const pattern = page.html(selector);
  const filled = values.map((value) => {
    const part = openPage(pattern);
    fill(part, value);
    return part.render();
  });
  page.setHtml(selector, filled.join(''));
}

/** A page of somebody who is signed in: their name, and the proof that each of its forms holds. */
export function openOwn(html: string, { person, proof }: Signed): BuiltPage {
  const page = openPage(html.replaceAll('name="proof" value=""', `name="proof" value="${proof}"`));
  reveal(page, 'desk');
  page.setAttribute('[data-closed]', 'hidden', '');
  page.setText('[data-who]', person.name || person.address);
  return page;
}

/** What a desk or a subject is called; its key when the site has it no longer. */
export function nameIn(
  names: Partial<Record<string, { name: Partial<Record<string, string>> }>>,
  key: string,
  language: string,
): string {
  return names[key]?.name[language] ?? key;
}

/** Says a sentence with `{time}` in it. */
export function sayAt(sentence: string, time: string, { parts, now }: StaffDesk, language: string): string {
  const { words, hours } = parts.file as DeskFile;
  return sayTime(sentence, new Date(time), language, hours.zone, words[language] ?? {}, { now });
}
