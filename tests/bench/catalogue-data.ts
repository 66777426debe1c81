import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../src/check/mistype.ts';
import { kinds } from '../../src/catalogue/read/columns.ts';

const parts = {
  first:
    'Aksel Anna Anton Berit Boris Cecilie David Dora Edvard Elsa Emil Eva Franc Greta Hans Helena Ida Ivan Jakob Johanne Josip Karen Lars Liv Luka Magnus Maria Marko Nina Ole Petra Rolf Sara Sofie Stefan Tea Tone Urban Vida Zora'.split(
      ' ',
    ),
  family:
    'an ber bre dal du en fe ger hol in jan ka ko lan le ma mo ne ni nor os pa po re ri ros sa se sol ste su ta tor va ve vik vo za zi ze'.split(
      ' ',
    ),
  word: 'al ba be bi bo da de di du el en er fa fi fo ga ge ha he hi in ka ke ki ko la le li lo ma me mi mo na ne ni no or pa pe pi po ra re ri ro sa se si so ta te ti to tu va ve vi vo'.split(
    ' ',
  ),
  joint: 'of and in the og i en za v'.split(' '),
};

/** A catalogue of `count` titles as large libraries have them: one word in five is of the thousand most common, authors have 2.5 titles each. */
export function writeCatalogue(folder: string, count: number): void {
  const random = seededRandom('catalogue');
  const whole = (below: number) => Math.floor(random() * below);
  const pick = <Item>(items: readonly Item[]) => items[whole(items.length)]!;
  const capital = (text: string) => text[0]!.toUpperCase() + text.slice(1);
  const made = (syllables: string[], from: number, to: number) =>
    Array.from({ length: from + whole(to - from + 1) }, () => pick(syllables)).join('');
  // The square makes the first ones of a list far more common than the last, as words are.
  const common = <Item>(items: readonly Item[]) => items[Math.floor(random() ** 2 * items.length)]!;
  const words = Array.from({ length: 12_000 }, () => made(parts.word, 2, 5));
  const authors = Array.from(
    { length: Math.ceil(count / 2.5) },
    () => `${capital(made(parts.family, 2, 4))}, ${pick(parts.first)}`,
  );
  const subjects = Array.from({ length: 600 }, () =>
    capital([made(parts.word, 3, 4), ...(whole(2) ? [made(parts.word, 2, 4)] : [])].join(' ')),
  );
  const publishers = Array.from({ length: 150 }, () => `${capital(made(parts.word, 2, 4))} forlag`);
  const places = Array.from({ length: 8 }, () => `${capital(made(parts.word, 2, 3))} library`);
  const title = () => {
    const length = 2 + whole(6);
    const text = Array.from({ length }, (_, place) =>
      place > 0 && whole(4) === 0 ? pick(parts.joint) : common(words),
    );
    return capital(text.join(' '));
  };
  const isbn = () => {
    const digits = `978${String(whole(1e9)).padStart(9, '0')}`;
    const sum = [...digits].reduce((all, digit, place) => all + Number(digit) * (place % 2 ? 3 : 1), 0);
    return `${digits.slice(0, 3)}-${digits.slice(3, 5)}-${digits.slice(5)}-${(10 - (sum % 10)) % 10}`;
  };
  const rows = Array.from({ length: count }, (_, number) =>
    [
      `G${number + 1}`,
      title(),
      whole(10) === 0 ? `${common(authors)} | ${common(authors)}` : common(authors),
      whole(3) === 0 ? `${common(subjects)} | ${common(subjects)}` : common(subjects),
      common(kinds),
      common(['en', 'nb', 'sl', 'de', 'fr']),
      1700 + Math.floor(Math.sqrt(random()) * 326),
      common(publishers),
      whole(3) > 0 ? isbn() : '',
      `${common(places)} | ${whole(1000)}.${whole(99)} ${made(parts.family, 1, 1).toUpperCase()}`,
      whole(20) === 0 ? `https://read.example/${number}` : '',
      pick(['yes', 'yes', 'yes', 'no', 'here']),
    ].join(';'),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'generated.csv'),
    `id;title;author;subject;kind;language;year;publisher;identifier;where;link;available\r\n${rows.join('\r\n')}\r\n`,
  );
}
