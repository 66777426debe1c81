import { expect, test } from '@playwright/test';
import { parseArticle } from '../../src/articles/parse.ts';
import { sizeOfSvg, withoutMetadata } from '../../src/pictures/formats/svg.ts';
import { checkCalendar } from '../../src/check/files/calendar.ts';
import { checkSpreadsheet } from '../../src/check/files/spreadsheet.ts';
import { redact } from '../../src/ask/words/redact.ts';
import { wordsOf } from '../../src/ask/words/text.ts';
import { bestPassage } from '../../src/ask/answer/passage.ts';
import { oddName } from '../../src/settings/file-names.ts';
import { anchors } from '../../src/site/anchors.ts';
import { readFileLink } from '../../src/site/links.ts';
import { isLinear } from './linear.ts';
import { literals } from './literals.ts';

/** Expressions that take more than linear time, by file, and what bounds the text that they meet. */
const bounded: Record<string, string> = {
  'src/articles/body.ts': 'the text is HTML of ours, in which no < of an editor stands',
  'src/articles/foreign/leftover.ts': 'spaces have a bound, and texts of signs alone are tried below',
  'src/articles/foreign/read-foreign.ts': 'the text is one line, and lines of signs alone are tried below',
  'src/ask/answer/passage.ts': 'the text was cut to one passage before',
  'src/ask/build/pages.ts': 'a text of a guide has 5,000 characters at most',
  'src/ask/words/stems/norwegian.ts': 'a word has no line break, without which it is linear',
  'src/desk/form/votes.ts': 'the sentence was cut before',
  'src/desk/suggest/preview.ts': 'the text is HTML of ours, in which no < of a visitor stands',
  'src/editor/browser/blocks.ts': 'it runs in the browser of whoever wrote the text',
  'src/desk/secrets/hash.ts': 'the text is a digest of ours',
  'src/desk/secrets/senders.ts': 'an address has no line break, without which it is linear',
  'src/desk/send/mail/links.ts': 'a word of a message, which has 5,000 characters at most',
  'src/desk/send/tickets/channels.ts': 'the text is a setting of the server',
  'src/desk/staff/export.ts': 'a message has 5,000 characters at most',
  'src/ask/desks/answer.ts': 'the text is markup of ours, of one line',
  'src/check/text/wording.ts': 'no part is looked at for more than 400 characters',
  'src/desk/form/read/names.ts': 'a header has 4,096 bytes at most',
  'src/check/strings.ts': 'a text of the interface is short, and its file has 300 KB at most',
  'src/guides/read/cases.ts': 'the text stands between the braces of a calculation, which is short',
  'src/hours/fill-time.ts': 'the sentence is one of the interface',
  'src/guides/tree/numbers.ts': 'a longer text is no number before it is looked at',
  'src/guides/whole/markdown.ts': 'a text of a guide has 5,000 characters at most',
  'src/notices/check.ts': 'a longer name is none before it is looked at',
  'src/pictures/figure.ts': 'the text is what stands before a picture in its line',
  'src/server/fill.ts': 'the text is a page of ours',
  'src/site/long-words/long-words.ts': 'the text is a page of ours, in which no < of an editor stands',
  'src/topics/icons.ts': 'an icon has 2,000 characters at most',
  'src/site/below.ts': 'the text is the name of a file',
};

test('every regular expression takes linear time, or meets text of a bounded length', () => {
  test.setTimeout(300_000);
  const all = literals();
  expect(all.length).toBeGreaterThan(200);
  const slow = all.filter((expression) => !isLinear(expression));
  const strangers = slow.filter(({ place }) => !Object.hasOwn(bounded, place.split(':')[0]!));
  expect(strangers.map(({ place, source }) => `${place} /${source}/`)).toEqual([]);
  const idle = Object.keys(bounded).filter((file) => !slow.some(({ place }) => place.startsWith(`${file}:`)));
  expect(idle, 'what is linear now needs no reason').toEqual([]);
});

const article = {
  addressOf: (slug: string) => slug,
  addressAt: (path: string) => path,
  noteTitles: { info: 'Note', warning: 'Warning' },
  language: 'en',
};

/** What reads texts of strangers at any length. */
const readers: Record<string, (text: string) => unknown> = {
  'words of a text': wordsOf,
  'what is redacted': redact,
  'the passage of a page': (text) =>
    bestPassage(text, [{ rarity: 1, forms: new Map([['a', 1]]) }] as never, (word) => word),
  'the id of a heading': (text) => anchors()(text),
  'a link to a file': readFileLink,
  'the name of a file': oddName,
  'an article': (text) => parseArticle(`x${text}`, article),
  'the size of a drawing': sizeOfSvg,
  'a drawing without metadata': withoutMetadata,
  'a calendar': checkCalendar,
  'a list': checkSpreadsheet,
};

const parts = [
  'a',
  ' ',
  '\n',
  '\u0300',
  'e\u0301',
  '[',
  '![](',
  '[^a]',
  '> [!',
  '??? ',
  ':::',
  '> ',
  '](',
  '|',
  '|\n',
  '- ',
  '1. ',
  '"',
  ',',
  '=',
  '+A',
  '.',
  '-',
  '@',
  '\t',
  '<',
  '<svg ',
  '<metadata>',
  '<!--',
  '{{',
  "'",
  '#',
  'a.b',
  '\u200D',
  'ß',
  '١',
];

/** So many milliseconds for 60,000 signs are no harm, whatever they would be for more. */
const quick = 160;

test('twice as long a text takes no more than twice the time, whatever it is made of', () => {
  test.setTimeout(300_000);
  const cpu = (read: (text: string) => unknown, text: string) => {
    const before = process.cpuUsage();
    read(text);
    return process.cpuUsage(before).user / 1000;
  };
  for (const [what, read] of Object.entries(readers))
    for (const part of parts) {
      const text = part.repeat(Math.ceil(30_000 / part.length));
      // What is quick is not looked at closely.
      if (cpu(read, text + text) < quick) continue;
      const once = Math.min(cpu(read, text), cpu(read, text));
      const twice = Math.min(cpu(read, text + text), cpu(read, text + text));
      // A square would be four times.
      expect(twice, `${what}: ${JSON.stringify(part)}`).toBeLessThan(Math.max(quick, once * 3.2));
    }
});
