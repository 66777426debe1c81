import { expect, test } from '@playwright/test';
import { check } from '../check/mistakes.ts';

test('hours of a telephone that no desk has are named', () => {
  const { mistakes } = check({ 'site.yaml': (text) => text.replace('    phone: +000 00 01 20\n', '') });
  expect(mistakes[0]).toMatch(
    /^hours\.yaml:\d+ phones\.waterworks: has no phone in site\.yaml, so nobody could call it\.$/,
  );
});

test('files that every page needs and that are not there are named', () => {
  const { code, mistakes } = check({ 'theme.css': null, 'public/favicon.svg': null });
  expect(mistakes).toEqual([
    'site.yaml:1 the icon of the browser’s tab is missing: public/favicon.svg. Put your logo there as SVG.',
    'site.yaml:1 the colours are missing: theme.css. Copy the one of the sample.',
    '2 mistakes to mend. Nothing was published.',
  ]);
  expect(code).toBe(1);
});

test('a topic, a desk and a place can have the name of a setting', () => {
  const { code, mistakes } = check({
    'site.yaml': (text) =>
      text
        .replace(
          'audiences:\n',
          '  law: { name: { en: Law, ar: القانون }, summary: { en: Rules., ar: القواعد. } }\naudiences:\n',
        )
        .replace(
          'emergency:',
          '  place: { name: { en: Market, ar: السوق } }\n  access: { name: { en: Entrance, ar: المدخل } }\nemergency:',
        ),
    'hours.yaml': (text) =>
      text
        .replace('phones:', '  access: []\n  place: []\nphones:')
        .replace(
          'exceptions:',
          '  access: { name: { en: Entrance, ar: المدخل }, desks: [access, place] }\nexceptions:',
        ),
  });
  expect(mistakes.join('\n')).toContain(': no mistakes.');
  expect(code).toBe(0);
});
