import { expect, test } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../../../src/ask/build/prepare.ts';
import type { DeskFile } from '../../../src/desk/file.ts';
import { missesReport } from '../../../src/desk/staff/misses.ts';
import { openStore } from '../../../src/desk/store/open-store.ts';
import { english, page } from '../../ask/pages.ts';
import { runProgram } from '../../programs/program.ts';
import { engine } from '../program.ts';
import { sites } from '../../sites.ts';

const file = { site: { address: 'https://help.example' } } as DeskFile;
const last = '2026-11-30T08:00:00.000Z';
const miss = (question: string, times: number, language = 'en') => ({ question, language, times, last });

let folder = '';
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'misses-'));
  mkdirSync(join(folder, 'ask'));
  const service = page('services/parking', 'Parking permit', 'For a car.');
  const contact = page('contact', 'Contact', 'A person to ask.');
  const none = { synonyms: [], oneWay: {}, bestBets: {}, stopWords: [] };
  writeFileSync(
    join(folder, 'ask', 'en.json'),
    JSON.stringify(await prepare('en', [...english, service, contact], none)),
  );
});
test.afterAll(() => rmSync(folder, { recursive: true }));

const told = (...misses: Parameters<typeof missesReport>[0]) => missesReport(misses, file, folder, false);

test('a question that five people asked in vain comes with the nearest page and the line to write', async () => {
  expect(await told(miss('renewals', 5))).toContain(
    '5 ×  en  renewals\n     nearest: "Renew a loan" (/en/renew/)\n     content/articles/en/renew.mdx\n     - "renewals"',
  );
  expect(await told(miss('car permit', 9))).toContain('content/services/en/parking.mdx');
});

test('what fewer than five asked is counted, and not shown', async () => {
  const text = await told(miss('renewals', 4), miss('secret wish', 1));
  expect(text).not.toMatch(/renewals|secret/);
  expect(text).toContain('No question was asked in vain by 5 people or more.');
  expect(text).toContain('2 more came from fewer people, and are not shown.');
});

test('the same words with other signs are one question, the most asked first', async () => {
  const text = await told(miss('Scanner', 6), miss('renewals', 4), miss('Renewals?', 4));
  expect(text).toMatch(/8 × {2}en {2}renewals[^]*6 × {2}en {2}Scanner/);
});

test('a question that no page comes near, or of a language without pages, says so; a page without asks has no line', async () => {
  expect(await told(miss('zzqx', 5))).toContain('No page comes near.');
  expect(await told(miss('klikk', 5, 'nb'))).toContain('name its words in content/words/nb.yaml');
  const contact = await told(miss('a person', 5));
  expect(contact).toContain('nearest: "Contact"');
  expect(contact).not.toContain('.mdx');
});

test('no question commands a terminal or begins a line', async () => {
  const text = await told(miss('renew\u001b[2J\n7 ×  en  forged "quoted"', 5));
  expect(text).not.toMatch(/\u001b|^7 ×/m);
  const [wanted] = JSON.parse(await missesReport([miss('renew "it"', 5)], file, folder, true)) as [{ line: string }];
  expect(wanted).toMatchObject({ times: 5, address: '/en/renew/', line: '  - "renew \\"it\\""' });
});

test('the command prints them from the store, of the days that are named', async () => {
  const database = `sqlite:${join(folder, 'desk.sqlite')}`;
  const store = await openStore(database);
  for (let time = 0; time < 5; time++) await store.miss('kitten', 'en', last);
  await store.close();
  const run = (...typed: string[]) =>
    runProgram('src/desk/staff/cli.ts', ['misses', ...typed], {
      ...engine,
      DATABASE_URL: database,
      OUT: sites.content.folder,
    });
  expect(run().stdout).toMatch(/^5 × {2}en {2}kitten$/m);
  expect(JSON.parse(run('--json').stdout)).toMatchObject([{ question: 'kitten', times: 5 }]);
  expect(run('--to', '2020-01-01').stdout).toContain('No question was asked in vain');
  expect(run('--all')).toMatchObject({ status: 2 });
});
