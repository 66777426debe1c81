import { expect, test } from '@playwright/test';
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { articleSchema } from '../../src/articles/schema.ts';
import { blocksOf, given, isPlain, merged } from '../../src/editor/browser/blocks.ts';
import { blockOf, isBlock, otherBlocks } from '../../src/editor/browser/components.ts';
import { articleFormat, listFormat, partFormat } from '../../src/editor/browser/format.ts';
import { patchYaml } from '../../src/editor/browser/patch.ts';
import { editorConfig } from '../../src/editor/config.ts';
import { readSite } from '../../src/settings/site.ts';
import { isSample } from '../sample.ts';

const config = editorConfig({ ...readSite(), styles: '/styles/x.css' }, 'en', {
  backend: { name: 'test-repo' },
  workflow: false,
});
const { components } = config;
const picture = otherBlocks(config)[0]!;
const isKnown = (text: string) => isBlock(text, components, isPlain) || picture.pattern.exec(text)?.[0] === text;
const format = articleFormat(Object.keys(articleSchema.shape), isKnown);

const articles = globSync(
  ['content', 'tests/site'].flatMap((folder) => [`${folder}/articles/*/*.mdx`, `${folder}/services/*/*.mdx`]),
);

test('an article that is opened and saved is the same file, to the letter', () => {
  expect(articles.length).toBeGreaterThan(3);
  for (const file of articles) {
    const text = readFileSync(file, 'utf8');
    expect(format.toFile(format.fromFile(text)), file).toBe(text);
  }
});

test('where the editor writes signs of Markdown in its own way, what nobody changed stays as it was written', () => {
  for (const file of articles) {
    const text = readFileSync(file, 'utf8');
    const entry = format.fromFile(text);
    // As the editor writes: other signs for lists and emphasis, one blank line between all blocks, an end that was not asked for.
    const body = blocksOf(entry.body!)
      .map(({ text: block }) =>
        block.startsWith('<')
          ? block
          : block.replace(/^- /gm, '* ').replace(/(?<!\*)\*(?!\*)(?=\S)([^*\n]+)\*(?!\*)/g, '_$1_'),
      )
      .join('\n\n');
    const saved = format.toFile({ ...entry, body: `${body}\n\nOne line more.` });
    const added = saved.split('\n').filter((line, index) => text.split('\n')[index] !== line);
    expect(added.filter(Boolean), file).toEqual(['One line more.']);
  }
});

test('the blocks of a text with their gaps are the text again', () => {
  for (const text of [
    '',
    'a',
    'a\n',
    '\n\na\n\n\nb\n',
    '<Steps>\n\n1. a\n\n2. b\n\n</Steps>\n',
    '```\na\n\nb\n```\n\nc',
    '<Note>\nx',
  ])
    expect(
      blocksOf(text)
        .map(({ text: block, gap }) => block + gap)
        .join(''),
      JSON.stringify(text),
    ).toBe(text);
  expect(blocksOf('<Note type="warning">\n\na\n\nb\n\n</Note>\n\nc\n').map(({ text }) => text)).toEqual([
    '<Note type="warning">\n\na\n\nb\n\n</Note>',
    'c',
  ]);
});

test('a block that the editor would not write back as it is stands in it as it is written', () => {
  for (const text of [
    'A [link](a.mdx), **bold**, *soft*, `code` and a snake_case word.',
    '## A heading',
    '- one\n- two',
    '1. one\n2. two',
  ])
    expect(given(text, isKnown), text).toBe(text);
  for (const text of [
    '| A | B |\n| --- | --- |\n| 1 | 2 |',
    'It is free.[^1]',
    '[^1]: Until you are 18.',
    '## Opening a door {#door}',
    'H~2~O and x^2^',
    'Press <kbd>Ctrl</kbd>',
    'Fee\n: What you pay.',
    '- one\n  - two',
    'A real \\{ sign',
    'two\nlines',
    '#### Five ####',
    '> said',
    '[ref][1]',
    '***both***',
    '1. one\n3. three',
    '* star',
    '<Unknown />',
    '<Note>\n\n- a\n  - b\n\n</Note>',
  ])
    expect(given(text, isKnown), text).toBe(`<Source>\n${text}\n</Source>`);
});

test('a component is a block whose fields are its attributes and its text, and is written back as it was', () => {
  const texts = {
    Steps: '<Steps>\n\n1. Sign in.\n2. Choose “Renew”.\n\n</Steps>',
    Note: '<Note type="warning">\n\nYou cannot.\n\nNever.\n\n</Note>',
    Details: '<Details summary="When you have lost the key">\n\nCall the desk.\n\n</Details>',
    Video: '<Video file="/downloads/door.mp4" captions="/downloads/door.vtt">How to open the door</Video>',
    Hours: '<Hours desk="library" />',
    Contact: '<Contact desk="library" />',
    Guide: '<Guide name="late-book" />',
    Service: '<Service name="library-card" />',
    Download: '<Download file="/downloads/form.pdf">The form</Download>',
    Emergency: '<Emergency kind="medical">\n\nCall now.\n\n</Emergency>',
  };
  expect(Object.keys(texts).sort()).toEqual(components.map(({ id }) => id).sort());
  for (const [id, text] of Object.entries(texts)) {
    const { pattern, fromBlock, toBlock } = blockOf(components.find((component) => component.id === id)!);
    expect(toBlock(fromBlock(pattern.exec(text)!)), id).toBe(text);
    expect(isKnown(text), id).toBe(true);
  }
  const { pattern, fromBlock, toBlock } = picture;
  for (const text of ['![A desk](/pictures/desk.jpg)', '![A desk](/pictures/desk.jpg "The library")'])
    expect(toBlock(fromBlock(pattern.exec(text)!))).toBe(text);
});

test('a value that would end its tag cannot get out of it', () => {
  const { toBlock } = blockOf(components.find(({ id }) => id === 'Details')!);
  expect(toBlock({ summary: 'a"><script>{x}\nb', content: 'c' })).toBe(
    '<Details summary="a’’’script’’x’’b">\n\nc\n\n</Details>',
  );
});

test('a block that somebody took out, moved or changed leaves the others as they were', () => {
  const source = 'One.\n\n\n* two\n* three\n\nFour *soft*.\n\nFive.\n';
  expect(merged(source, 'One.\n\n- two\n- three\n\nFour _soft_.')).toBe('One.\n\n\n* two\n* three\n\nFour *soft*.\n');
  expect(merged(source, 'Four *soft*.\n\nOne.\n\nNew.')).toBe('Four *soft*.\n\nOne.\n\nNew.\n');
  expect(merged(source, 'One!\n\n- two\n- three\n\nFour *soft*.\n\nFive.')).toBe(
    'One!\n\n* two\n* three\n\nFour *soft*.\n\nFive.\n',
  );
});

test('a new article is written as the manual writes one', () => {
  expect(
    format.toFile({
      reviewed: '2026-11-30',
      title: 'Sent: what now?',
      summary: 'What you do when a parcel does not come, in three steps.',
      topic: 'library',
      audience: ['students', 'staff'],
      asks: ['where is my parcel', ''],
      owner: 'library',
      changed: { on: '2026-11-20', what: 'You can renew, seven times.' },
      reviewEvery: 12,
      publish: '',
      was: [],
      body: 'Answer first.\n\n* one\n* two',
    }),
  ).toBe(`---
title: "Sent: what now?"
summary: What you do when a parcel does not come, in three steps.
topic: library
audience: [students, staff]
asks:
  - where is my parcel
owner: library
reviewed: 2026-11-30
changed: { on: 2026-11-20, what: "You can renew, seven times." }
reviewEvery: 12
---
Answer first.

- one
- two
`);
});

const yaml = `# About this file.
title: "Late: what now?" # with a comment
audience: [students,   staff]
asks:
  # in their words
  - one
  - "two"   # the second

reviewed: 2026-09-14
changed: { on: 2026-11-20, what: You can renew. }
number: 0412
`;

test('of a text in YAML only the lines of what changed are written anew', () => {
  const old = parse(yaml) as Record<string, unknown>;
  const changed = (values: object) => {
    const now = patchYaml(yaml, { ...old, ...values }, ['title', 'audience', 'asks', 'owner', 'reviewed']).split('\n');
    const before = yaml.split('\n');
    return { gone: before.filter((line) => !now.includes(line)), new: now.filter((line) => !before.includes(line)) };
  };
  expect(patchYaml(yaml, old)).toBe(yaml);
  expect(changed({ title: 'Late' })).toEqual({
    gone: ['title: "Late: what now?" # with a comment'],
    new: ['title: "Late" # with a comment'],
  });
  expect(changed({ reviewed: '2026-12-01' })).toEqual({
    gone: ['reviewed: 2026-09-14'],
    new: ['reviewed: 2026-12-01'],
  });
  expect(changed({ asks: ['one', 'between', 'two'] })).toEqual({ gone: [], new: ['  - between'] });
  expect(changed({ asks: ['two'] })).toEqual({ gone: ['  - one'], new: [] });
  expect(changed({ asks: ['one', 'two', 'a: b'] })).toEqual({ gone: [], new: ['  - "a: b"'] });
  expect(changed({ audience: ['staff'] })).toEqual({
    gone: ['audience: [students,   staff]'],
    new: ['audience: [staff]'],
  });
  expect(changed({ changed: { on: '2026-11-20', what: 'You can renew, twice.' } })).toEqual({
    gone: ['changed: { on: 2026-11-20, what: You can renew. }'],
    new: ['changed: { on: 2026-11-20, what: "You can renew, twice." }'],
  });
  expect(changed({ owner: 'library' })).toEqual({ gone: [], new: ['owner: library'] });
  expect(changed({ changed: undefined })).toEqual({
    gone: ['changed: { on: 2026-11-20, what: You can renew. }'],
    new: [],
  });
});

test('every value that is changed is read again as what was meant', () => {
  const old = parse(yaml) as Record<string, unknown>;
  for (const text of [
    'a: b',
    '- a',
    "it's",
    '"quoted"',
    'yes',
    '12',
    '# no comment',
    '{a}',
    '[b]',
    '2026-01-01',
    'č ø ٣',
    '*x*',
    'a, b',
    'a # b',
    '&x',
    '!x',
    '%',
    '@',
    '`',
    'null',
    '~',
    '|',
    '>',
    'x:',
    ': x',
  ])
    for (const values of [
      { title: text },
      { asks: ['one', text] },
      { changed: { on: '2026-11-20', what: text } },
      { owner: text },
      { audience: ['staff', text] },
    ])
      expect(parse(patchYaml(yaml, { ...old, ...values })), JSON.stringify(values)).toEqual({ ...old, ...values });
});

/** An agency may have no notices, and no day on which hours are others. */
const agencies = isSample ? ['content', 'tests/site'] : ['tests/site'];

test('notices are added and ended, and what is said above them stays', () => {
  const notices = listFormat('notices');
  for (const folder of agencies) {
    const text = readFileSync(`${folder}/notices.yaml`, 'utf8');
    const entry = notices.fromFile(text);
    expect(notices.toFile(entry)).toBe(text);
    const list = entry['notices'] as Record<string, unknown>[];
    const more = {
      kind: 'information',
      text: { en: 'Closed: a pipe.' },
      from: '2026-12-03 08:00',
      until: '2026-12-04',
      pages: [],
      link: { name: { en: '' }, address: '' },
    };
    expect(notices.toFile({ ...entry, notices: [...list, more] })).toBe(
      `${text}- kind: information\n  text:\n    en: "Closed: a pipe."\n  from: 2026-12-03 08:00\n  until: 2026-12-04\n`,
    );
    const empty = notices.toFile({ ...entry, notices: [] });
    expect(parse(empty)).toEqual([]);
    expect(empty.split('\n')[0]).toBe(text.split('\n')[0]!.startsWith('#') ? text.split('\n')[0] : '[]');
  }
});

test('an exception is added to the hours, and every other line stays', () => {
  const hours = partFormat();
  for (const folder of agencies) {
    const text = readFileSync(`${folder}/hours.yaml`, 'utf8');
    const entry = hours.fromFile(text);
    expect(hours.toFile(entry)).toBe(text);
    const list = entry['exceptions'] as object[];
    const saved = hours.toFile({
      exceptions: [...list, { from: '2027-02-01', closed: true, why: { en: 'Moving' } }],
      source: text,
    });
    const now = saved.split('\n');
    expect(text.split('\n').filter((line) => !now.includes(line))).toEqual([]);
    expect((parse(saved) as { exceptions: object[] }).exceptions).toEqual([
      ...list,
      { from: '2027-02-01', closed: true, why: { en: 'Moving' } },
    ]);
  }
});
