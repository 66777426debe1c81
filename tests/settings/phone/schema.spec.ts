import { expect, test } from '@playwright/test';
import { checkSettings } from '../../../src/settings/checks.ts';
import { phoneSchema } from '../../../src/settings/phone/schema.ts';
import type { Site } from '../../../src/settings/schema.ts';

test('mistakes in the settings of the telephone are told with what to write', () => {
  const table: [unknown, string, string][] = [
    [{}, 'number', 'Invalid input: expected string, received undefined'],
    [{ number: '12345' }, 'number', 'must be a number with its country code, such as +47 00 00 00 00.'],
    [{ number: '+47 00 00 01 00', sms: '+12' }, 'sms', 'must have 7 to 15 digits.'],
    [{ number: '+47 00 00 01 00', languages: [] }, 'languages', 'must name at least one language.'],
    [{ number: '+47 00 00 01 00', languages: ['en', 'en'] }, 'languages', 'names a language twice.'],
    [
      { number: '+47 00 00 01 00', voices: [{ language: 'nb', name: 'two words' }] },
      'voices.0.name',
      'must be the name of a voice, without spaces.',
    ],
  ];
  for (const [value, path, message] of table) {
    const issues = phoneSchema.safeParse(value).error?.issues.map((issue) => [issue.path.join('.'), issue.message]);
    expect(issues).toContainEqual([path, message]);
  }
  expect(phoneSchema.safeParse({ number: '+47 00 00 01 00', sms: '+47 00 00 01 01' }).success).toBe(true);
});

test('a telephone names only languages of the site, and a desk that can be called', () => {
  const desks: Partial<Site>['desks'] = {
    library: { name: { en: 'Library' }, phone: '+47 00 00 01 10' },
    office: { name: { en: 'Office' } },
  };
  const found = (phone: Partial<Site>['phone']) =>
    checkSettings({ languages: ['en', 'nb'], desks, phone })
      .filter(({ path }) => path[0] === 'phone')
      .map(({ path, message }) => `${path.join('.')}: ${message}`);
  const number = '+47 00 00 01 00';
  expect(found({ number, languages: ['nb'], desk: 'library', voices: [{ language: 'en', name: 'Vida' }] })).toEqual([]);
  expect(
    found({ number, languages: ['en', 'xx'], desk: 'librery', voices: [{ language: 'sl', name: 'Vida' }] }),
  ).toEqual([
    'phone.languages.1: "xx" is not a language of the site (en, nb).',
    'phone.voices.0.language: "sl" is not a language of the site (en, nb).',
    'phone.desk: "librery" is not a desk. Did you mean "library"?',
  ]);
  expect(found({ number, desk: 'office' })).toEqual([
    'phone.desk: "office" has no phone, so nobody could be put through.',
  ]);
});
