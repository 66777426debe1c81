import { expect, test } from '@playwright/test';
import { Ajv } from 'ajv';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { jsonSchemas, schemaFile } from '../../../src/lifecycle/schemas/make.ts';

/** By draft 7, as the programs of editors read it; formats such as e-mail addresses are for the check. */
const ajv = new Ajv({ allErrors: true, validateFormats: false, strict: true, strictTypes: false });
const validators = Object.fromEntries(
  Object.keys(jsonSchemas).map((name) => [
    name,
    ajv.compile(JSON.parse(readFileSync(schemaFile(name), 'utf8')) as object),
  ]),
);

/** What is wrong with a value by a schema, as paths. */
function wrongIn(name: string, value: unknown): string[] {
  const validate = validators[name]!;
  return validate(value) ? [] : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The files of an agency that have a schema: the name of that, and what stands in the file. */
function filesOf(folder: string) {
  const inFolder = (pattern: string) => globSync(`${folder}/${pattern}`).sort();
  const yaml = (file: string): unknown => parse(readFileSync(file, 'utf8'));
  const matter = (file: string): unknown => parse(/^---\r?\n([\s\S]*?)^---/m.exec(readFileSync(file, 'utf8'))![1]!);
  return [
    ...['site', 'hours', 'notices'].flatMap((name) =>
      inFolder(`${name}.yaml`).map((file) => ({ name, file, value: yaml(file) })),
    ),
    ...inFolder('words/*.yaml').map((file) => ({ name: 'words', file, value: yaml(file) })),
    ...inFolder('guides/*/*.yaml').map((file) => ({ name: 'guide', file, value: yaml(file) })),
    ...inFolder('articles/*/*.mdx').map((file) => ({ name: 'article', file, value: matter(file) })),
    ...inFolder('services/*/*.mdx').map((file) => ({ name: 'service', file, value: matter(file) })),
    ...inFolder('strings/*.json').map((file) => ({
      name: 'strings',
      file,
      value: JSON.parse(readFileSync(file, 'utf8')) as unknown,
    })),
  ].filter(({ value }) => value !== null);
}

for (const name of Object.keys(jsonSchemas))
  test(`the JSON Schema of "${name}" in the repository is that of the check; npm run schemas writes it`, () => {
    expect(JSON.parse(readFileSync(schemaFile(name), 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(jsonSchemas[name]!())),
    );
  });

for (const folder of ['content', 'tests/site'])
  test(`every file of ${folder} fits its JSON Schema`, () => {
    const files = filesOf(folder);
    expect(new Set(files.map(({ name }) => name)).size).toBeGreaterThan(2);
    for (const { name, file, value } of files) expect(wrongIn(name, value), file).toEqual([]);
  });

const article = { title: 'A', summary: 'B', topic: 'c', audience: ['d'], owner: 'e', reviewed: '2026-11-30' };
const mistakes: [what: string, name: string, value: unknown, wrong: string][] = [
  ['nothing', 'article', article, ''],
  ['a field misspelt', 'article', { ...article, sumary: 'x' }, ' must NOT have additional properties'],
  [
    'a field missing',
    'article',
    { ...article, owner: undefined, topic: undefined },
    " must have required property 'topic'",
  ],
  ['a day in another order', 'article', { ...article, reviewed: '30-11-2026' }, '/reviewed must match pattern'],
  ['one text for a list', 'article', { ...article, asks: 'how much' }, '/asks must be array'],
  [
    'a title without an end',
    'article',
    { ...article, title: 'x'.repeat(91) },
    '/title must NOT have more than 90 characters',
  ],
  [
    'a way that is none',
    'service',
    { ...article, who: 'a', cost: 'b', takes: 'c', channels: [{ by: 'fax' }] },
    '/channels/0/by must be equal to one of the allowed values',
  ],
  [
    'a price in words',
    'service',
    { ...article, who: 'a', cost: 'b', takes: 'c', channels: [{ by: 'online' }], price: 'cheap' },
    '/price must match pattern',
  ],
  ['a guide without outcomes', 'guide', { ...article, questions: {} }, " must have required property 'outcomes'"],
  [
    'a kind of question that is none',
    'guide',
    { ...article, questions: { a: { ask: 'b', kind: 'text' } }, outcomes: {} },
    '/questions/a/kind must be equal to one of the allowed values',
  ],
  ['a colour by its name', 'site', { colour: 'blue' }, '/colour must match pattern'],
  [
    'a desk with a telephone number without its country',
    'site',
    { desks: { a: { name: { en: 'A' }, phone: '55 00 00 00' } } },
    '/desks/a/phone must match pattern',
  ],
  [
    'a day of the week in full',
    'hours',
    { zone: 'Europe/Oslo', desks: { a: [{ days: ['monday'], opens: '08:00', closes: '16:00' }] } },
    '/desks/a/0/days/0 must be equal to one of the allowed values',
  ],
  [
    'a time with a dot',
    'hours',
    { zone: 'Europe/Oslo', desks: { a: [{ days: ['mon'], opens: '08.00', closes: '16:00' }] } },
    '/desks/a/0/opens must match pattern',
  ],
  [
    'a kind of notice that is none',
    'notices',
    [{ kind: 'warning', text: { en: 'x' }, from: '2026-11-30', until: '2026-12-01' }],
    '/0/kind must be equal to one of the allowed values',
  ],
  ['a synonym alone', 'words', { synonyms: [['a']] }, '/synonyms/0 must NOT have fewer than 2 items'],
  ['a text of the interface that is none', 'strings', { 'home.titel': 'x' }, ' must NOT have additional properties'],
];

for (const [what, name, value, wrong] of mistakes)
  test(`a program finds by its JSON Schema: ${what}`, () => {
    const found = wrongIn(name, value);
    expect(found.join('\n')).toContain(wrong);
    if (wrong === '') expect(found).toEqual([]);
  });

test('every field of a JSON Schema has the sentence that the check says', () => {
  for (const name of ['article', 'service', 'guide', 'site'] as const) {
    const { properties } = JSON.parse(readFileSync(schemaFile(name), 'utf8')) as {
      properties: Record<string, { description?: string; allOf?: object[] }>;
    };
    for (const [field, { description }] of Object.entries(properties))
      expect(description, `${name}: ${field}`).toBeTruthy();
  }
});

test('VS Code finds a schema of the repository for each kind of file, and asks no other place', () => {
  const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8')) as Record<string, unknown>;
  const yaml = settings['yaml.schemas'] as Record<string, string[]>;
  const json = settings['json.schemas'] as { url: string }[];
  const named = [...Object.keys(yaml), ...json.map(({ url }) => url)];
  for (const file of named) expect(existsSync(file), file).toBe(true);
  expect(named.map((file) => file.slice(2)).sort()).toEqual(
    Object.keys(jsonSchemas)
      .filter((name) => !/^(article|service)$/.test(name))
      .map(schemaFile)
      .sort(),
  );
  expect(settings['yaml.schemaStore.enable']).toBe(false);
});
