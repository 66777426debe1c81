import { expect, test } from '@playwright/test';
import { check } from '../check/mistakes.ts';

for (const [what, change, mistake] of [
  ['no settings', null, 'site.yaml:1 is missing. It holds the name, languages, topics and desks of the site.'],
  [
    'an address with a slash at its end',
    (text: string) => text.replace('https://help.wadi-zahr.example', 'https://www.wadi-zahr.example/help/'),
    'address: "https://www.wadi-zahr.example/help/" ends with a slash. Write https://www.wadi-zahr.example/help',
  ],
  [
    'a text without a translation',
    (text: string) => text.replace('{ en: Water, ar: المياه }', '{ en: Water }'),
    'topics.water.name: has no text in "ar".',
  ],
  [
    'a desk with a name that every object has',
    (text: string) => text.replace('desks:\n', 'desks:\n  constructor: { name: { en: Site, ar: الموقع } }\n'),
    'desks.constructor: is a word that programs keep for themselves. Choose another name.',
  ],
  [
    'a needed article that is not there',
    (text: string) => text.replace('- report-a-leak', '- report-a-leek'),
    'needed: "report-a-leek" is not an article or a service in the default language. Did you mean "report-a-leak"?',
  ],
  [
    'a desk that is not there',
    (text: string) => text.replace(/(accessibility:[\s\S]*?desk:) [\w-]+/, '$1 townhall'),
    'accessibility.desk: "townhall" is not a desk. Did you mean "town-hall"?',
  ],
  ['YAML that cannot be read', (text: string) => `${text}\nfooter: [`, 'the bracket [ is never closed'],
] as const)
  test(`settings: ${what}`, () => {
    const { code, mistakes } = check({ 'site.yaml': change });
    expect(
      mistakes.some((line) => /^site\.yaml:\d+ /.test(line) && line.includes(mistake)),
      mistakes.join('\n'),
    ).toBe(true);
    expect(code).toBe(1);
  });
