import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { articleSchema } from '../../src/articles/schema.ts';
import { editorConfig } from '../../src/editor/config.ts';
import { editorLanguages, wordsIn } from '../../src/editor/fields/words.ts';
import { editorPolicy, forgeOf } from '../../src/editor/forge.ts';
import { headersWithEditor } from '../../src/editor/headers.ts';
import { editorPage } from '../../src/editor/page.ts';
import { noticeSchema } from '../../src/notices/schema.ts';
import { headersAt, readRules } from '../../src/server/rules.ts';
import { serviceSchema } from '../../src/services/schema.ts';
import { editorSchema } from '../../src/settings/editor/schema.ts';
import { readYaml } from '../../src/settings/yaml.ts';
import { readSite } from '../../src/settings/site.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSample } from '../sample.ts';

interface Field {
  name: string;
  label?: string;
  hint?: string;
  fields?: Field[];
}
interface Collection {
  name: string;
  folder?: string;
  fields?: Field[];
  files?: { file: string; fields: Field[] }[];
}

const at = readSite();
const configIn = (language: (typeof editorLanguages)[number]) =>
  editorConfig({ ...at, styles: '/styles/x.css' }, language, { backend: {}, workflow: true });
const collectionsIn = (language: (typeof editorLanguages)[number]) =>
  configIn(language).cms['collections'] as Collection[];

test('the editor offers every field of articles and services in each language of the site, with the sentence of its schema', () => {
  const { languages } = at.site;
  const collections = collectionsIn('en');
  for (const [kind, schema] of [
    ['articles', articleSchema],
    ['services', serviceSchema],
  ] as const)
    for (const tag of languages) {
      const { fields = [], folder } = collections.find(({ name }) => name === `${kind}-${tag}`)!;
      expect(folder).toMatch(new RegExp(`/?${kind}/${tag}$`));
      const expected = Object.keys(schema.shape).filter((name) => tag !== languages[0] || name !== 'translated');
      expect(
        fields
          .map(({ name }) => name)
          .filter((name) => !['body', 'source'].includes(name))
          .sort(),
      ).toEqual(expected.sort());
      for (const { name, hint } of fields)
        if (name in schema.shape) {
          const shape = (
            schema.shape as Record<string, { description?: string; unwrap?: () => { description?: string } }>
          )[name]!;
          expect(hint, name).toBe(shape.description ?? shape.unwrap?.().description);
        }
    }
  const file = collections.at(-1)!.files!.find((one) => one.file.endsWith('notices.yaml'));
  if (file) expect(file.fields[0]!.fields!.map(({ name }) => name)).toEqual(Object.keys(noticeSchema.shape));
});

test('labels and hints of the editor are written in each of its languages, none is missing and none unused', () => {
  const english = wordsIn('en');
  const sentences = new Set<string>();
  const collect = (fields: Field[] = []) => {
    for (const { hint, fields: inner } of fields) {
      if (hint && !Object.values(english).includes(hint)) sentences.add(hint);
      collect(inner);
    }
  };
  for (const { fields, files } of collectionsIn('en')) {
    collect(fields);
    for (const one of files ?? []) collect(one.fields);
  }
  expect(sentences.size).toBeGreaterThan(30);
  // An agency without notices or exceptions is offered neither.
  const isWhole = collectionsIn('en').at(-1)!.files!.length === 2;
  for (const language of editorLanguages.filter((tag) => tag !== 'en')) {
    const words = wordsIn(language);
    expect(Object.keys(words).filter((key) => /^[a-z]+\.\w/.test(key))).toEqual(Object.keys(english));
    const translated = Object.keys(words).filter((key) => !(key in english));
    for (const sentence of sentences) expect(translated, `${language}: ${sentence}`).toContain(sentence);
    if (isWhole)
      expect(
        translated.filter((sentence) => !sentences.has(sentence)),
        language,
      ).toEqual([]);
  }
});

test('each word of the editor is used', () => {
  test.skip(!isSample, 'Another agency may have no need of all.');
  const text = JSON.stringify(configIn('en'));
  const written = (value: string) => JSON.stringify(value).slice(1, -1);
  for (const [key, value] of Object.entries(wordsIn('en')))
    if (!value.includes('{') && !/notices|hours|settings|exceptions/.test(key))
      expect(text, key).toContain(written(value));
});

const forges = {
  github: { forge: 'github', repository: 'town/help' },
  gitlab: { forge: 'gitlab', repository: 'town/web/help', app: 'abc123' },
  forgejo: { forge: 'forgejo', repository: 'town/help', url: 'https://git.town.example/', branch: 'live' },
};

test('the page of the editor reaches its own host and the hosts of the forge that is set, and no other', () => {
  const hosts = Object.fromEntries(
    Object.entries(forges).map(([name, settings]) => [
      name,
      [
        ...new Set(
          [...editorPolicy(forgeOf(editorSchema.parse(settings))).matchAll(/https:\/\/[^\s;]+/g)].map(([host]) => host),
        ),
      ],
    ]),
  );
  expect(hosts).toEqual({
    github: ['https://avatars.githubusercontent.com', 'https://raw.githubusercontent.com', 'https://api.github.com'],
    gitlab: ['https://gitlab.com', 'https://secure.gravatar.com'],
    forgejo: ['https://git.town.example'],
  });
  for (const settings of Object.values(forges)) {
    const policy = editorPolicy(forgeOf(editorSchema.parse(settings)));
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
    expect(editorPage('', policy, 'A & <b>')).toContain('<meta name="robots" content="noindex">');
  }
  expect(forgeOf(editorSchema.parse(forges.gitlab)).backend).toEqual({
    name: 'gitlab',
    repo: 'town/web/help',
    branch: 'main',
    auth_type: 'pkce',
    app_id: 'abc123',
    auth_methods: ['oauth', 'token'],
  });
  expect(forgeOf(editorSchema.parse(forges.github)).backend).toMatchObject({
    open_authoring: true,
    auth_methods: ['token'],
  });
  expect(forgeOf(editorSchema.parse(forges.forgejo))).toMatchObject({
    backend: { name: 'gitea', api_root: 'https://git.town.example/api/v1', branch: 'live', auth_methods: ['token'] },
    workflow: false,
  });
});

test('no path of a site with an editor has two policies, and only that of the editor is wider', () => {
  for (const base of ['', '/help']) {
    const text = `${base}/*\n  Content-Security-Policy: strict\n  X-Frame-Options: DENY\n  Cross-Origin-Opener-Policy: same-origin\n\n${base}/editors/*\n  X-Robots-Tag: noindex\n`;
    const folder = mkdtempSync(join(tmpdir(), 'pult-'));
    writeFileSync(
      join(folder, '_headers'),
      headersWithEditor(text, base, 'wide', ['en/*', 'editors/*', '404.html', 'favicon.svg']),
    );
    writeFileSync(join(folder, '_redirects'), '');
    const rules = readRules(folder);
    const policies = (path: string) =>
      headersAt(rules, base + path)
        .filter(([name]) => name === 'Content-Security-Policy')
        .map(([, value]) => value);
    for (const path of ['/', '/en/', '/en/renew/', '/404.html', '/favicon.svg', '/editors/x.json'])
      expect(policies(path), path).toEqual(['strict']);
    for (const path of ['/admin/', '/admin/editor.js'])
      expect(policies(path), path).toEqual(["wide; frame-ancestors 'none'"]);
    expect(headersAt(rules, `${base}/admin/`)).toContainEqual(['X-Frame-Options', 'DENY']);
    expect(headersAt(rules, `${base}/admin/`)).toContainEqual(['X-Robots-Tag', 'noindex']);
    expect(headersAt(rules, `${base}/editors/x`)).toContainEqual(['X-Robots-Tag', 'noindex']);
    rmSync(folder, { recursive: true });
  }
});

const said = (text: string) =>
  readYaml(text, editorSchema, 'site.yaml').problems.map(({ line, field, message }) => `${line} ${field}: ${message}`);

test('a mistake in the setting of the editor is told with its line and what to write', () => {
  expect(said('forge: github\nrepository: town/help')).toEqual([]);
  expect(said('forge: forgejo\nrepository: town/help')).toEqual([
    '1 url: is missing. Write the address of your Forgejo or Gitea: https://…',
  ]);
  expect(said('forge: github\nrepository: https://github.com/town/help')).toEqual([
    '2 repository: "https://github.com/town/help" must be the owner and the name of the repository, such as town/help.',
  ]);
  expect(said('forge: github\nrepository: town/web/help\napp: abc')).toEqual([
    '3 app: has no use on GitHub, where editors sign in with a token. Leave it out.',
    '2 repository: "town/web/help" names a group in a group, which only GitLab has. Write owner/name.',
  ]);
  expect(said('forge: gitlab\nrepository: town/help\nbranch: "a b"\nurl: http://git.town.example')).toEqual([
    '3 branch: "a b" must be the name of a branch, such as main.',
    '4 url: "http://git.town.example" must be a web address that begins with https://',
  ]);
});

test('the words of the program in our languages belong to the version that is installed', () => {
  const english = JSON.parse(readFileSync('node_modules/@sveltia/cms/locales/en-US.json', 'utf8')) as Record<
    string,
    unknown
  >;
  const keysOf = (group: Record<string, unknown>, path = ''): string[] =>
    Object.entries(group).flatMap(([key, value]) =>
      typeof value === 'object' ? keysOf(value as Record<string, unknown>, `${path}${key}.`) : [`${path}${key}`],
    );
  const known = keysOf(english);
  for (const tag of ['nb', 'nn', 'sl']) {
    const keys = keysOf(JSON.parse(readFileSync(`src/editor/program/${tag}.json`, 'utf8')) as Record<string, unknown>);
    expect(
      keys.filter((key) => !known.includes(key)),
      tag,
    ).toEqual([]);
  }
});
