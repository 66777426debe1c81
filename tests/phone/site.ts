import { readFileSync } from 'node:fs';
import type { DeskFile } from '../../src/desk/file.ts';
import type { Guide } from '../../src/guides/tree/guide.ts';
import type { PhoneFile } from '../../src/phone/file.ts';

/** A Sunday evening on which nobody answers. */
export const now = new Date('2026-11-29T20:00:00Z');

const strings = (tag: string) =>
  JSON.parse(readFileSync(`src/settings/strings/${tag}.json`, 'utf8')) as Record<string, string>;

const week = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '09:00', closes: '15:00' }] as const;

/** What the telephone knows of a small site, without building one. */
export function phoneFiles(languages = ['en', 'nb']): Record<string, PhoneFile> {
  return Object.fromEntries(languages.map((tag) => [tag, phoneFileOf(tag, languages)]));
}

function phoneFileOf(tag: string, languages: string[]): PhoneFile {
  const words = strings(tag);
  return {
    language: tag,
    name: 'Town Help',
    languages: languages.map((one) => ({ tag: one, locale: one, voice: '', choose: strings(one)['phone.choose']! })),
    words,
    desks: {
      language: tag,
      hours: {
        zone: 'Europe/Oslo',
        desks: { library: [...week], office: [...week] },
      } as unknown as PhoneFile['desks']['hours'],
      desks: {
        library: { name: 'Library', phone: '+47 00 00 01 10' },
        office: { name: 'Office', phone: '+47 00 00 01 20' },
      },
      places: {},
      texts: words,
    },
    desk: 'library',
    reach: [
      { id: 'library', name: 'Loans', desk: 'library' },
      { id: 'other', name: 'Something else', desk: 'office' },
    ],
    takesMessages: true,
    topics: [{ id: 'books', name: 'Books', pages: ['renew'], guides: ['late'] }],
    guides: {
      late: { title: 'My book is late', isPrivate: false, address: `town.example/${tag}/guides/late/`, language: tag },
      aid: { title: 'Aid', isPrivate: true, address: `town.example/${tag}/guides/aid/`, language: tag },
    },
    pages: {
      renew: {
        title: 'Renew a loan',
        summary: 'You can renew a loan twice.',
        number: 12,
        address: 'town.example/a/12',
        language: tag,
      },
      plain: {
        title: 'Opening a locker',
        summary: 'Ask the guard.',
        address: `town.example/${tag}/plain/`,
        language: tag,
      },
    },
    notices: [],
    phone: '+47 00 00 01 00',
    sms: '+47 00 00 01 01',
  };
}

/** A guide with a choice, an amount and a sum; `isPrivate` keeps its answers. */
export function guideOf(language: string, isPrivate = false): Guide {
  return {
    language,
    locale: language === 'en' ? 'en-GB' : language,
    zone: 'Europe/Oslo',
    slug: isPrivate ? 'aid' : 'late',
    title: isPrivate ? 'Aid' : 'My book is late',
    summary: '',
    private: isPrivate,
    currency: 'NOK',
    first: 'what',
    questions: {
      what: {
        kind: 'choice',
        ask: 'What happened?',
        options: { lost: { text: 'It is lost' }, late: { text: 'It is late' } },
        ways: [
          { when: { question: 'what', is: ['lost'] }, go: 'price' },
          { when: { question: 'what', is: ['late'] }, go: 'nothing' },
        ],
      },
      price: {
        kind: 'money',
        ask: 'What does it cost?',
        options: {},
        min: 1,
        max: 9_999_999,
        decimals: 2,
        ways: [{ go: 'bill' }],
      },
    },
    outcomes: {
      bill: {
        title: { text: 'You pay {{0}}', values: [{ kind: 'money', sum: { do: '+', of: [{ answer: 'price' }, 150] } }] },
        body: '<p>The price, and <b>150 kroner</b> for handling.</p>',
        steps: ['Pay at the desk.'],
        links: [],
      },
      nothing: { title: 'You pay nothing', body: '<p>Bring it back.</p>', steps: [], links: [] },
    },
  };
}

/** The parts of a desk that has these files. */
export function deskOf(files: Record<string, PhoneFile>) {
  const text = new Map<string, string>();
  for (const [tag, file] of Object.entries(files)) {
    text.set(`/phone/${tag}.json`, JSON.stringify(file));
    for (const isPrivate of [false, true]) {
      const guide = guideOf(tag, isPrivate);
      text.set(`/${tag}/guides/${guide.slug}.json`, JSON.stringify(guide));
    }
  }
  const file: DeskFile = {
    headers: {},
    site: { name: { en: 'Town Help' }, address: 'https://help.example', languages: Object.keys(files) },
    hours: { zone: 'Europe/Oslo', desks: { library: [...week], office: [...week] } } as unknown as DeskFile['hours'],
    desks: { library: { name: { en: 'Library' } }, office: { name: { en: 'Office' } } },
    subjects: {
      library: { name: { en: 'Loans' }, desk: 'library' },
      other: { name: { en: 'Something else' }, desk: 'office' },
    },
    replyWithin: 8,
    keptFor: 30,
    words: {},
    phone: Object.keys(files),
  };
  return { file, read: async (address: string) => text.get(address) };
}
