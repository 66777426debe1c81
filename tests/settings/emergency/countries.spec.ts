import { expect, test } from '@playwright/test';
import { parse } from 'yaml';
import { agency, article, goodFields, run } from '../../agency.ts';
import { check } from '../../check/mistakes.ts';
import { emergencyLine } from '../../../src/settings/emergency/countries.ts';
import { emergencySchema } from '../../../src/settings/emergency/schema.ts';

test('in Norway the ambulance is at 113, and 112 is the police; in Slovenia it is the other way round', () => {
  expect(emergencyLine('NO')).toBe(
    'emergency: [{ kind: medical, number: "113" }, { kind: fire, number: "110" }, { kind: police, number: "112" }]',
  );
  expect(emergencyLine('SI')).toBe(
    'emergency: [{ kind: medical, number: "112" }, { kind: fire, number: "112" }, { kind: police, number: "113" }]',
  );
});

test('in the European Union 112 is there for everything, and of a country that is not known nothing is said', () => {
  expect(emergencyLine('FI')).toBe('emergency: [{ kind: all, number: "112" }]');
  for (const country of ['', 'XX', 'no', 'constructor', 'toString']) expect(emergencyLine(country)).toBeUndefined();
});

for (const country of ['NO', 'SI', 'DE', 'FR', 'GB', 'SE'])
  test(`the line that ${country} is offered can be written as it stands`, () => {
    const { emergency } = parse(emergencyLine(country)!) as { emergency: unknown };
    expect(emergencySchema.safeParse(emergency).success).toBe(true);
  });

test('a site that names its country and no numbers is offered the line', () => {
  const { output, code } = run('src/check/formats/run.ts', {
    CONTENT: agency({
      'site.yaml': (text) =>
        text
          .replace(/emergency:\n[\s\S]*?\n\n/, '')
          .replace(
            '  website: https://www.wadi-zahr.example',
            '  website: https://www.wadi-zahr.example\n  country: SI',
          ),
    }),
  });
  expect(output).toContain(
    'site.yaml:1 emergency: no emergency numbers are shown. Write: emergency: [{ kind: medical, number: "112" }',
  );
  expect(code).toBe(0);
});

test('numbers that nobody could call, and one without a name, are mistakes', () => {
  const emergency = (entry: string) => (text: string) => text.replace('{ kind: all, number: "112" }', entry);
  for (const [entry, said] of [
    ['{ kind: all, number: 112 }', 'emergency.0.number: 112 is not text.'],
    ['{ kind: all, number: "call us" }', 'must be a telephone number of digits, such as "112".'],
    ['{ kind: ambulance, number: "112" }', 'emergency.0.kind: "ambulance" is not allowed.'],
    ['{ kind: other, number: "112" }', 'emergency.0.name: is missing. For other, write what the number is for'],
    ['{ kind: other, number: "112", name: { en: Poison } }', 'has no text in "ar".'],
  ] as const) {
    const { mistakes } = check({ 'site.yaml': emergency(entry) });
    expect(mistakes.join('\n')).toContain(said);
  }
});

test('an article cannot show numbers that the settings lack', () => {
  const text = article(goodFields, 'Text.\n\n<Emergency kind="medical">\n\nIs a life in danger?\n\n</Emergency>');
  const good = check({ 'articles/en/leak-at-night.mdx': text });
  expect(good.mistakes.join('\n')).toContain(': no mistakes.');
  const bad = check({
    'articles/en/leak-at-night.mdx': text,
    'site.yaml': (site) => site.replace(/emergency:\n[\s\S]*?\n\n/, ''),
  });
  expect(bad.mistakes[0]).toBe(
    'articles/en/leak-at-night.mdx:11:1 <Emergency> shows nothing: there are no emergency numbers in site.yaml. Write emergency there.',
  );
});
