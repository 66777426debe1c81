import { expect, test, type Page } from '@playwright/test';
import { readFileSync, rmSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { isSample } from '../sample.ts';
import { checkOf, copyOfContent, editorOn, type Editor } from './working-copy.ts';

test.skip(!isSample, 'It corrects an article of the sample.');
test.describe.configure({ mode: 'serial' });
test.use({ locale: 'nb-NO', viewport: { width: 1280, height: 900 } });

// The program reads no folder whose name begins with a dot.
const folder = 'test-results/editor-content';
let editor: Editor;
test.beforeAll(async () => {
  copyOfContent(folder);
  editor = await editorOn(folder);
});
test.afterAll(() => {
  editor.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the editor, and notes each request that leaves this machine. */
async function open(page: Page): Promise<string[]> {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(editor.address) && !/^(blob|data):/.test(request.url())) outside.push(request.url());
  });
  await page.goto(`${editor.address}/admin/`);
  await expect(page.getByRole('treeitem', { name: /Artikler: slovensk/ })).toBeVisible({ timeout: 120_000 });
  return outside;
}

const go = (page: Page, place: string) =>
  page.evaluate((hash) => void (location.hash = hash), `#/collections/${place}`);
const text = (page: Page) => page.locator('.lexical-root').first();
const save = (page: Page) => page.getByRole('button', { name: 'Lagre', exact: true }).click();

/** The rules of axe that a state breaks; those of the program itself are told here, so that a new one is seen. */
function barriers(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: { id: string }[] }> } };
    return (await axe.run()).violations.map(({ id }) => id).sort();
  });
}

test('a sentence of a Slovene article is corrected in the browser, and nothing else of its file changes', async ({
  page,
}) => {
  await page.addInitScript(readFileSync('node_modules/axe-core/axe.min.js', 'utf8'));
  const file = join(folder, 'articles/sl/appeal-a-grade.mdx');
  const before = readFileSync(file, 'utf8');
  const outside = await open(page);
  // Without a landmark around its lists, and once all is there without a heading of the first level: faults of the program.
  expect((await barriers(page)).filter((rule) => rule !== 'page-has-heading-one')).toEqual(['region']);
  await go(page, 'articles-sl/entries/appeal-a-grade');
  await text(page)
    .locator('> p')
    .nth(1)
    .click({ position: { x: 2, y: 6 } });
  await page.keyboard.press('Home');
  await page.keyboard.type('Novo: ');
  // Besides that, headings of the text stand for themselves, and the preview has no language: faults of the program too.
  const known = ['heading-order', 'html-lang-valid', 'region'];
  expect((await barriers(page)).filter((rule) => !known.includes(rule))).toEqual([]);
  await save(page);
  await expect.poll(() => readFileSync(file, 'utf8') !== before).toBe(true);
  const [old, now] = [before.split('\n'), readFileSync(file, 'utf8').split('\n')];
  expect(now).toHaveLength(old.length);
  const changed = now.filter((line, index) => line !== old[index]);
  expect(changed).toHaveLength(1);
  expect(changed[0]).toMatch(/Novo: /);
  expect(old).toContain(changed[0]!.replace('Novo: ', ''));
  expect(outside).toEqual([]);
});

test('an article is written in Norwegian with a picture and a component, and the check is content', async ({
  page,
}) => {
  const file = join(folder, 'articles/nb/borrow-equipment.mdx');
  const translated = /translated: "(\w+)"/.exec(readFileSync(file, 'utf8'))![1]!;
  const number = /number: (\d+)/.exec(readFileSync(file, 'utf8'))?.[1];
  rmSync(file);
  await open(page);
  await go(page, 'articles-nb/new');
  await page.getByRole('textbox', { name: 'Tittel', exact: true }).fill('Lån utstyr: slik gjør du');
  await page.getByRole('textbox', { name: 'Sammendrag' }).fill('Bærbar PC, lader og hodetelefoner til lån i skranken.');
  await text(page).click();
  await page.keyboard.type('Studenter og ansatte kan låne utstyr i skranken.');
  await page.keyboard.press('Enter');
  const insert = page.getByRole('button', { name: 'Sett inn' }).first();
  await insert.click();
  await page.getByRole('menuitem', { name: 'Merknad' }).click();
  const note = page.getByRole('group', { name: 'Merknad', exact: true });
  await note.getByRole('radio', { name: 'Advarsel' }).click();
  await note.locator('.lexical-root').click();
  await page.keyboard.type('Ta med kortet.');
  await text(page).locator('> p').last().click();
  await insert.click();
  await page.getByRole('menuitem', { name: 'Bilde' }).click();
  const picture = page.getByRole('group', { name: 'Bilde', exact: true });
  const name = 'Skranken på Campus.png';
  const buffer = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#246' } })
    .png()
    .toBuffer();
  await picture.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'image/png', buffer });

  // Topic, audience and owner stand below the text.
  const topic = page.getByRole('combobox', { name: 'Emne' });
  await topic.scrollIntoViewIfNeeded();
  await topic.click();
  await page.getByRole('option', { name: 'Lån og lånekort' }).click();
  await page.getByRole('checkbox', { name: 'studenter' }).click();
  const owner = page.getByRole('combobox', { name: 'Ansvarlig skranke' });
  await owner.scrollIntoViewIfNeeded();
  await owner.click();
  await page.getByRole('option', { name: 'Biblioteksskranken' }).click();
  const version = page.getByRole('textbox', { name: 'Versjon av originalen' });
  // Fields that nobody has scrolled to are not drawn yet.
  await page.mouse.move(300, 600);
  await expect(async () => {
    await page.mouse.wheel(0, 500);
    await expect(version).toBeVisible({ timeout: 500 });
  }).toPass();
  await version.fill(translated);
  if (number) await page.getByRole('spinbutton', { name: 'Nummer' }).fill(number);
  await page.getByRole('radio', { name: 'Filnavn' }).click();
  const slug = page.getByRole('group', { name: 'Filnavn', exact: true });
  await slug.getByRole('button', { name: 'Rediger filnavnet' }).click();
  await slug.getByRole('textbox').fill('borrow-equipment');
  await slug.getByRole('button', { name: 'Ferdig' }).click();

  // A picture without its description is not saved.
  await save(page);
  await expect(
    page.getByText('Skriv hva bildet viser.').or(page.getByText('Feltet må fylles ut.')).first(),
  ).toBeVisible();
  expect(existsSync(file)).toBe(false);
  await page.getByRole('textbox', { name: 'Hva det viser' }).fill('Skranken, med skilt over');
  await save(page);
  await expect.poll(() => existsSync(file)).toBe(true);
  const today = new Date().toLocaleDateString('sv');
  expect(readFileSync(file, 'utf8')).toBe(`---
title: "Lån utstyr: slik gjør du"
summary: Bærbar PC, lader og hodetelefoner til lån i skranken.
topic: library
audience: [students]
owner: library
reviewed: ${today}
${number ? `number: ${number}\n` : ''}translated: "${translated}"
---
Studenter og ansatte kan låne utstyr i skranken.

<Note type="warning">

Ta med kortet.

</Note>

![Skranken, med skilt over](/pictures/skranken-pa-campus.png)
`);
  expect(existsSync(join(folder, 'public/pictures/skranken-pa-campus.png'))).toBe(true);
  expect(checkOf(folder)).toContain('no mistakes.');
});
