import { expect, test } from '@playwright/test';
import { z } from 'astro/zod';
import { readFileSync } from 'node:fs';
import { article, goodFields } from '../agency.ts';
import { readYaml } from '../../src/settings/yaml.ts';
import { check } from '../check/mistakes.ts';

/** The line of a text in the settings of the second agency. */
const lineOf = (text: string) => readFileSync('tests/site/site.yaml', 'utf8').split(text)[0]!.split('\n').length;

test('what YAML reads in another way than it was meant is said with what to write', () => {
  const { mistakes } = check({
    'site.yaml': (text) =>
      text
        .replace(/^name: .*$/m, 'name: "Help: us"')
        .replace('type: GovernmentOrganization', 'type: GovernmentOrganization\n  postcode: 01234')
        .replace('  - report-a-leak', '  - report-a-leek'),
    'hours.yaml': (text) => text.replace('why: { en: Closed for moving,', 'why: { ed: Closed for moving,'),
    'articles/ar/only-here.mdx': article(goodFields),
    'articles/en/twin.mdx': article(`${goodFields}\nrelated: [only-here]`),
  });
  expect(mistakes.map((mistake) => mistake.replace(/:\d+ /, ' '))).toEqual([
    'articles/en/twin.mdx related: "only-here" is an article neither in this language nor in the default one.',
    'hours.yaml exceptions.0.why.ed: "ed" is not a language of the site. Did you mean "en"?',
    'site.yaml name: needs its text by language, such as { en: "Help: us" }. The name of the help site, in each language.',
    'site.yaml organisation.postcode: 1234 is not text. Postal code. Put it in quotation marks.',
    'site.yaml needed: "report-a-leek" is not an article or a service in the default language. Did you mean "report-a-leak"?',
    '5 mistakes to mend. Nothing was published.',
  ]);
  expect(mistakes[4]).toContain(`site.yaml:${lineOf('  - report-a-leak') + 1} `);
});

test('a mistake in a list within a list is told at its own line', () => {
  const schema = z.array(z.strictObject({ names: z.array(z.string()) }));
  const { problems } = readYaml(
    '- names: [one]\n- names: [one]\n- names:\n    - one\n    - two\n    - 3\n',
    schema,
    'x.yaml',
  );
  expect(problems.map(({ line }) => line)).toEqual([6]);
});

test('an alias that stands in itself is refused, one beside what it stands for is read', () => {
  const schema = z.record(z.string(), z.unknown());
  expect(readYaml('a: &a\n  b:\n    - *a\n', schema, 'x.yaml').problems).toEqual([
    { file: 'x.yaml', line: 3, message: '*a stands inside what it stands for. Write the text itself.' },
  ]);
  expect(readYaml('a: &a { b: 1 }\nc: *a\n', schema, 'x.yaml').value).toEqual({ a: { b: 1 }, c: { b: 1 } });
});
