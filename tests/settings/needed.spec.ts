import { expect, test } from '@playwright/test';
import { askFor, needed } from '../../src/settings/needed.ts';
import { siteSchema } from '../../src/settings/schema.ts';
import { readYaml } from '../../src/settings/yaml.ts';
import { check } from '../check/mistakes.ts';

test('every setting that no site can be without has a line to write, and the lines together are settings', () => {
  const required = Object.entries(siteSchema.shape).filter(([, field]) => !field.safeParse(undefined).success);
  expect(Object.keys(needed).sort()).toEqual(required.map(([name]) => name).sort());
  const lines = Object.values(needed).map(({ line }) => line);
  expect(readYaml(lines.join('\n'), siteSchema, 'site.yaml').problems).toEqual([]);
});

test('a setting that is missing is asked for with the line to write', () => {
  const { mistakes } = check({ 'site.yaml': (text) => text.replace(/^security: .*$/m, '') });
  expect(mistakes[0]).toBe(
    'site.yaml:1 security: is missing. Where to report a security hole, for security.txt. Write: security: mailto:security@town.example',
  );
});

test('a setting that a later version needs says since when', () => {
  const settings = { currency: { line: 'currency: NOK', since: '0.3.0' } };
  expect(askFor('is missing. The currency.', 'currency', settings)).toBe(
    'is missing. The currency. Every site needs it since 0.3.0. Write: currency: NOK',
  );
  expect(askFor('"x" is not allowed.', 'currency', settings)).toBe('"x" is not allowed.');
  expect(askFor('is missing.', 'elsewhere', settings)).toBe('is missing.');
});
