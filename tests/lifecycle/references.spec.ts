import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import type { Target } from '../../src/lifecycle/agency.ts';
import { namesIn } from '../../src/lifecycle/holders.ts';
import { referencesIn, type Holder } from '../../src/lifecycle/references.ts';
import { namedInstead } from '../../src/lifecycle/rename.ts';
import { edited, plain } from '../../src/lifecycle/source/text.ts';
import { isSample } from '../sample.ts';

const page = (text: string, fields = 'title: A') => `---\n${fields}\n---\n${text}\n`;
const renamed = (raw: string, holder: Holder, from: Target, slug: string) =>
  edited(
    raw,
    namesIn({ file: 'x', holder, raw }, from).map((reference) => ({
      ...reference,
      text: namedInstead(reference, { ...from, slug }),
    })),
  );

const old: Target = { kind: 'article', slug: 'old' };

const texts: [what: string, holder: Holder, target: Target, before: string, after: string][] = [
  ['a link', 'article', old, page('See [old.mdx](old.mdx).'), page('See [old.mdx](new.mdx).')],
  ['a link to a heading keeps it', 'article', old, page('[a](./old.mdx#old "old")'), page('[a](./new.mdx#old "old")')],
  [
    'a link with formatting in its text',
    'article',
    old,
    page('[**a** `old.mdx`](old.md)'),
    page('[**a** `old.mdx`](new.md)'),
  ],
  [
    'a link that stands apart',
    'article',
    old,
    page('[a][r]\n\n[r]: <old.mdx> "t"'),
    page('[a][r]\n\n[r]: <new.mdx> "t"'),
  ],
  [
    'code and comments are no links',
    'article',
    old,
    page('`[a](old.mdx)` [b](old.mdx)\n\n{/* [c](old.mdx) */}\n\n```\n[d](old.mdx)\n```'),
    page('`[a](old.mdx)` [b](new.mdx)\n\n{/* [c](old.mdx) */}\n\n```\n[d](old.mdx)\n```'),
  ],
  [
    'another page whose name holds the name',
    'article',
    old,
    page('[a](old-age.mdx) [b](services/old.mdx) [c](old.mdx)'),
    page('[a](old-age.mdx) [b](services/old.mdx) [c](new.mdx)'),
  ],
  [
    'inside a component',
    'article',
    old,
    page('<Note>\n\n- [a](old.mdx)\n\n</Note>'),
    page('<Note>\n\n- [a](new.mdx)\n\n</Note>'),
  ],
  [
    'inside what another program writes for a note',
    'article',
    old,
    page('!!! note "old.mdx"\n    See [a](old.mdx).\n\n> [!TIP]\n> [b](old.mdx)'),
    page('!!! note "old.mdx"\n    See [a](new.mdx).\n\n> [!TIP]\n> [b](new.mdx)'),
  ],
  [
    'in a table',
    'article',
    old,
    page('| a | b |\n| - | - |\n| [c](old.mdx) | 1 |'),
    page('| a | b |\n| - | - |\n| [c](new.mdx) | 1 |'),
  ],
  [
    'a list of pages',
    'article',
    old,
    page('Text.', 'title: old\nrelated: [older, "old"] # old'),
    page('Text.', 'title: old\nrelated: [older, "new"] # old'),
  ],
  [
    'what it was called is not what it is called',
    'article',
    old,
    page('Text.', 'was: [old]'),
    page('Text.', 'was: [old]'),
  ],
  [
    'a component',
    'article',
    { kind: 'service', slug: 'old' },
    page('<Service name="old" />\n\n[x](services/old.mdx) [y](old.mdx)'),
    page('<Service name="new" />\n\n[x](services/new.mdx) [y](old.mdx)'),
  ],
  [
    'a guide in a component and in a service',
    'service',
    { kind: 'guide', slug: 'old' },
    page("<Guide name='old' />", 'guides:\n  - old\nrelated: [old]'),
    page("<Guide name='new' />", 'guides:\n  - new\nrelated: [old]'),
  ],
  [
    'the links and texts of a guide',
    'guide',
    old,
    'outcomes:\n  a:\n    text: |\n      {{ 3 * x }} [old](old.mdx)\n    steps: ["[a](old.mdx#b)", old]\n    links: [old.mdx, old.yaml]\n',
    'outcomes:\n  a:\n    text: |\n      {{ 3 * x }} [old](new.mdx)\n    steps: ["[a](new.mdx#b)", old]\n    links: [new.mdx, old.yaml]\n',
  ],
  [
    'the ways of a guide',
    'guide',
    { kind: 'guide', slug: 'old' },
    'questions:\n  old:\n    options: { a: { text: old.yaml, go: old.yaml } }\n    next: [{ when: x, go: old.yaml }, { go: old }]\n    yes: old.yaml\n',
    'questions:\n  old:\n    options: { a: { text: old.yaml, go: new.yaml } }\n    next: [{ when: x, go: new.yaml }, { go: old }]\n    yes: new.yaml\n',
  ],
  [
    'the settings',
    'site',
    old,
    'needed:\n  - old # most read\ndesks: { old: {} }\n',
    'needed:\n  - new # most read\ndesks: { old: {} }\n',
  ],
  [
    'notices',
    'notices',
    { kind: 'service', slug: 'old' },
    '- pages: [old, services/old]\n  link: { address: services/old }\n',
    '- pages: [old, services/new]\n  link: { address: services/new }\n',
  ],
  [
    'best bets',
    'words',
    old,
    'bestBets:\n  old: [old, other]\nsynonyms: [[old, past]]\n',
    'bestBets:\n  old: [new, other]\nsynonyms: [[old, past]]\n',
  ],
];

for (const [what, holder, target, before, after] of texts)
  test(`a page is named anew where it is named, and nowhere else: ${what}`, () => {
    expect(renamed(before, holder, target, 'new')).toBe(after);
    expect(renamed(before.replaceAll('\n', '\r\n'), holder, target, 'new')).toBe(after.replaceAll('\n', '\r\n'));
  });

test('a name that YAML would take for a number is quoted', () => {
  expect(renamed('needed: [old]\n', 'site', old, '2027')).toBe('needed: ["2027"]\n');
});

test('a link that is written in a way of its own is told with its line, not changed', () => {
  expect(() => namesIn({ file: 'a.yaml', holder: 'site', raw: 'needed:\n  - "\\x6fld"\nname: old\n' }, old)).toThrow(
    'a.yaml:2 names the page in a way that cannot be changed here. Write it plainly: old It may name old, so nothing was changed. Mend it first.',
  );
  expect(() => namesIn({ file: 'a.mdx', holder: 'article', raw: page('<Note>\n\n[a](old.mdx)') }, old)).toThrow(
    /^a\.mdx:4 <Note> is never closed/,
  );
});

const slugs = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z][a-z0-9]{0,8}){0,3}$/);

// Of one page nothing else speaks.
for (const folder of isSample ? ['content', 'tests/site'] : ['tests/site'])
  test(`every page of ${folder} can be named anew in every file, and back, without another byte`, () => {
    const pages = globSync(`${folder}/{articles,services,guides}/*/*.{mdx,yaml}`).map((file) =>
      file.replaceAll('\\', '/'),
    );
    const kindOf = (file: string) =>
      file
        .slice(folder.length + 1)
        .split('/')[0]!
        .slice(0, -1) as Target['kind'];
    const others = ['site', 'notices'].map((holder) => ({
      file: `${folder}/${holder}.yaml`,
      holder: holder as Holder,
    }));
    const words = globSync(`${folder}/words/*.yaml`).map((file) => ({ file, holder: 'words' as Holder }));
    const files = [...pages.map((file) => ({ file, holder: kindOf(file) as Holder })), ...others, ...words]
      .filter(({ file }) => globSync(file).length > 0)
      .map((one) => ({ ...one, raw: readFileSync(one.file, 'utf8') }));
    const targets = [...new Set(pages.map((file) => `${kindOf(file)} ${basename(file).replace(/\.\w+$/, '')}`))].map(
      (name) => {
        const [kind, slug] = name.split(' ');
        return { kind, slug } as Target;
      },
    );
    let found = 0;
    fc.assert(
      fc.property(fc.constantFrom(...targets), slugs, (target, slug) => {
        fc.pre(
          typeof parse(slug) === 'string' && !targets.some((one) => one.slug.includes(slug) || slug.includes(one.slug)),
        );
        for (const { raw, holder } of files) {
          if (!raw.includes(target.slug)) continue;
          const there = renamed(raw, holder, target, slug);
          const count = referencesIn(plain(raw), holder, target).length;
          found += count;
          expect(referencesIn(plain(there), holder, target)).toEqual([]);
          expect(referencesIn(plain(there), holder, { ...target, slug })).toHaveLength(count);
          if (!raw.includes(slug)) expect(renamed(there, holder, { ...target, slug }, target.slug)).toBe(raw);
        }
      }),
      { numRuns: 10 },
    );
    expect(found).toBeGreaterThan(0);
  });
