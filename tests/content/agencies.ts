import { pictureOf } from './picture.ts';

type Files = Record<string, string | Uint8Array>;

/** Where the third agency's site lies below its host. */
export const path = '/help';

/** Settings without anything that an agency may leave out. `say` writes a text in each language. */
function settings(languages: string[], address: string, more: object = {}): Files {
  const say = (text: string) => Object.fromEntries(languages.map((tag) => [tag, `${text} (${tag})`]));
  const site = {
    name: say('Help'),
    address,
    languages,
    organisation: { name: say('The agency'), website: 'https://www.agency.example' },
    topics: { one: { name: say('First topic'), summary: say('What is first.') } },
    audiences: { all: { name: say('everybody') } },
    desks: { desk: { name: say('Front desk'), phone: '+47 00 00 00 00', email: 'desk@agency.example' } },
    accessibility: {
      status: 'partial',
      prepared: '2026-10-04',
      reviewed: '2026-11-15',
      method: 'self',
      law: say('the law'),
      desk: 'desk',
      enforcement: { name: say('The council'), address: 'https://council.example' },
    },
    privacy: {
      desk: 'desk',
      reviewed: '2026-11-15',
      logDays: 0,
      authority: { name: say('The authority'), address: 'https://authority.example' },
    },
    security: 'mailto:security@agency.example',
    ...more,
  };
  const week = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '08:00', closes: '16:00' };
  // JSON is YAML too.
  return {
    'content/site.yaml': JSON.stringify(site, null, 2),
    'content/hours.yaml': JSON.stringify({ zone: 'Europe/Oslo', desks: { desk: [week] } }, null, 2),
  };
}

/** An article whose title, summary and questions say `words`. */
function article(title: string, summary: string, asks: string[], text: string): string {
  const fields = { title, summary, topic: 'one', audience: ['all'], asks, owner: 'desk', reviewed: '2026-11-16' };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n${text}\n`;
}

/** One language, one article, one picture as a telephone takes it for a mail. */
export const smallest = (): Files => ({
  ...settings(['en'], 'https://help.village.example', { contact: false }),
  'content/articles/en/borrow-the-hall.mdx': article(
    'Borrow the village hall',
    'Who can borrow the hall, and what it costs.',
    ['rent the hall for a party'],
    'Ask at the front desk.\n\n![The hall with its green door](/pictures/hall.png)\n\n## What it costs\n\nNothing.',
  ),
  'public/pictures/hall.png': pictureOf(45_000),
});

/** Two languages of which the first runs from right to left, and nobody who answers messages. */
export const rightToLeft = (): Files => ({
  ...settings(['ar', 'fr'], 'https://help.harbour.example'),
  'content/articles/ar/boat-permit.mdx': article(
    'رخصة القارب',
    'من يحتاج إلى رخصة لقاربه وكيف يحصل عليها.',
    ['كيف أحصل على رخصة قارب'],
    'تقدّم إلى المكتب.\n\n| القارب | الرسوم |\n|---|---|\n| صغير | 10 |\n| كبير | 20 |\n\nانظر [الميناء](harbour.mdx).',
  ),
  'content/articles/ar/harbour.mdx': article(
    'الرسو في الميناء',
    'أين يرسو قاربك ومتى.',
    ['أين أرسو'],
    '## المكان\n\nعلى الرصيف الأول.\n\n## الوقت\n\nفي أي ساعة.\n\n## الرسوم\n\nلا شيء.',
  ),
  'content/articles/fr/harbour.mdx': article(
    'S’amarrer au port',
    'Où et quand votre bateau peut s’amarrer.',
    ['où mettre mon bateau'],
    '1. Appelez le port.\n2. Amarrez-vous :\n   - à gauche,\n   - à droite.\n\n> « Bon vent ! »',
  ),
});

/** Three hundred articles of other people's making, with pictures as a camera leaves them, below a path of a host. */
export function largest(count = 300): Files {
  const files = settings(['de', 'uk'], `https://www.county.example${path}`);
  for (let number = 0; number < 8; number++) files[`public/pictures/photo-${number}.png`] = pictureOf(5_000_000);
  for (let number = 0; number < count; number++) {
    const name = wordOf(number);
    files[`content/articles/de/${name}.mdx`] = article(
      `${name[0]!.toUpperCase()}${name.slice(1)}genehmigung beantragen`,
      `Wer eine ${name}genehmigung braucht und wie lange sie gilt.`,
      [`${name}genehmigung`],
      [
        `Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz: siehe [die nächste](${wordOf((number + 1) % count)}.mdx).`,
        `![Ein Bild zu ${name}](/pictures/photo-${number % 8}.png)`,
        '## Unterlagen\n\n1. Ausweis\n   - gültig\n   - unterschrieben\n2. ~~Passbild~~ entfällt',
        '| Art | Dauer | Gebühr | Stelle | Hinweis |\n|:--|--:|:-:|---|---|\n| neu | 3 Wochen | 20 € | Amt | `Formular-17-b` |',
        '## Fristen\n\n```\nhttps://www.county.example/a/very/long/line/of/code/that/does/not/fit/a/narrow/phone?at=all\n```',
        '## Rechtsgrundlage\n\n> § 1 Abs. 2; https://www.gesetze.example/sehr/lange/adresse/ohne/leerzeichen/und/noch/laenger',
      ].join('\n\n'),
    );
  }
  return files;
}

/** Another pronounceable word for each number, such as `badugo`. */
function wordOf(number: number): string {
  const letters = 'bdfgklmnprst';
  const vowels = 'aeiou';
  return [number, number * 7 + 3, Math.floor(number / 12) + number]
    .map((part, place) => letters[(part + place * 5) % 12]! + vowels[(Math.floor(part / 12) + part) % 5]!)
    .join('')
    .concat(letters[number % 12]!, vowels[Math.floor(number / 60) % 5]!);
}
