import { weeksInWords } from '../hours/in-words.ts';
import type { Place } from '../hours/places.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';

/** What the page of a place says, line by line: where it is, how to find it, and when its desks are open. */
export function placeWords(lang: string, { name, find, access, desks, ...own }: Place): string {
  const { organisation } = readSite().site;
  const { street, postcode, town } = own.street ? own : organisation;
  return linesOf([
    name[lang],
    street,
    [postcode, town].filter(Boolean).join(' '),
    find?.[lang],
    ...access.map((line) => line[lang]),
    ...desks.map((desk) => `\n${deskWords(lang, desk)}`),
  ]);
}

/** What the contact page says of the desks. */
export function contactWords(lang: string): string {
  return Object.keys(readSite().site.desks)
    .map((desk) => deskWords(lang, desk))
    .join('\n');
}

function deskWords(lang: string, desk: string): string {
  const { site, hours } = readSite();
  const { t } = language(lang);
  const { name, phone, email } = site.desks[desk]!;
  const weeks = weeksInWords(lang, hours.desks[desk] ?? [], { all: true });
  return linesOf([
    name[lang],
    phone && `${t('desk.phone')}: ${phone}`,
    email && `${t('desk.email')}: ${email}`,
    ...weeks.flatMap(({ title, lines }) => [title, ...lines.map(({ days, times }) => `${days}: ${times}`)]),
  ]);
}

const linesOf = (lines: (string | undefined)[]) => `${lines.filter(Boolean).join('\n')}\n`;
