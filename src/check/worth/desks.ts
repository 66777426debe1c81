import type { Problem } from '../../settings/problems.ts';
import type { Site } from '../../settings/schema.ts';
import type { Page } from '../links.ts';

const digitsOf = (text: string) => text.replace(/\D/g, '');

/** Notices on telephone numbers and mail addresses of desks that stand in a text, where nobody finds them when they change. */
export function noticesOfDesks(pages: Page[], { desks = {}, emergency = [] }: Partial<Site>): Problem[] {
  const mails = new Map(
    Object.entries(desks).flatMap(([name, { email }]) => (email ? [[email.toLowerCase(), name]] : [])),
  );
  const phones = Object.entries(desks).flatMap(([name, { phone }]) =>
    phone ? [{ name, digits: digitsOf(phone) }] : [],
  );
  const urgent = emergency.flatMap(({ number }) => (digitsOf(number).length > 4 ? [digitsOf(number)] : []));
  /** Whether a number as people write it is another, with its country in front or without. */
  const isSame = (written: string, whole: string) => {
    const short = written.replace(/^0+/, '');
    return written === whole || (short.length >= 7 && whole.endsWith(short));
  };
  return pages.flatMap(({ file, body }) =>
    body.facts.named.flatMap(({ text, line, column }): Problem[] => {
      const say = (what: string, instead: string) => [
        {
          file,
          line,
          column,
          message: `"${text.trim()}" is ${what}, which changes in site.yaml alone. Write ${instead} on a line of its own.`,
        },
      ];
      if (/^https?:/.test(text)) return [];
      if (text.includes('@')) {
        const desk = mails.get(text.toLowerCase());
        return desk ? say(`the address of the desk "${desk}"`, `<Contact desk="${desk}" />`) : [];
      }
      const digits = digitsOf(text);
      if (urgent.some((number) => isSame(digits, number))) return say('an emergency number', '<Emergency />');
      const desk = phones.find((phone) => isSame(digits, phone.digits))?.name;
      return desk ? say(`the telephone of the desk "${desk}"`, `<Contact desk="${desk}" />`) : [];
    }),
  );
}
