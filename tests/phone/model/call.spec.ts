import { expect, test } from '@playwright/test';
import type { Line } from '../../../src/phone/call.ts';
import { secondsOf } from '../../../src/phone/model/lists.ts';
import { readKeyed } from '../../../src/phone/model/keyed.ts';
import { modelCaller } from '../callers.ts';
import { deskOf, guideOf, now, phoneFiles } from '../site.ts';

/* What a call says and where keys lead, without any service. */

function lineOf(files = phoneFiles(), more: Record<string, unknown> = {}, caller?: string): Line {
  const { read } = deskOf(files);
  return {
    base: '',
    languages: Object.keys(files),
    read: async (address) => (address in more ? JSON.stringify(more[address]) : read(address)),
    caller,
    save: async () => undefined,
    now: () => now,
  };
}

test('each language is chosen in itself, and a site with one language begins with its menu', async () => {
  const two = modelCaller(lineOf());
  expect((await two.first()).said).toBe('Town Help. For English, press one. For norsk bokmål, tast to.');
  expect(two.at()!.step.menu.map(({ language }) => language)).toEqual(['en', 'nb']);
  expect((await two.key('2')).said).toContain('Hovedmeny.');
  const one = modelCaller(lineOf(phoneFiles(['nb'])));
  expect((await one.first()).said).toContain('Hovedmeny.');
});

test('star goes back, hash repeats, 8 is the main menu and 9 is more', async () => {
  const files = phoneFiles(['en']);
  for (let page = 0; page < 20; page++)
    files['en']!.pages[`page-${page}`] = { title: `Page ${page}`, summary: 'Short.', address: 'x', language: 'en' };
  files['en']!.topics = [{ id: 'books', name: 'Books', pages: Object.keys(files['en']!.pages), guides: [] }];
  const caller = modelCaller(lineOf(files));
  const main = (await caller.first()).said;
  await caller.key('3');
  const first = (await caller.key('1')).said;
  const more = (await caller.key('9')).said;
  expect(first).toContain('Renew a loan: press one.');
  expect(more).not.toContain('Renew a loan');
  expect((await caller.key('#')).said).toBe(more);
  expect((await caller.key('*')).said).toContain('Renew a loan: press one.');
  expect((await caller.key('8')).said).toBe(main);
});

test('a guide with three hundred options is a list of short menus, and each option can be reached', async () => {
  const guide = guideOf('en');
  const names = Array.from({ length: 300 }, (_, place) => `o${place}`);
  guide.questions['what']!.options = Object.fromEntries(
    names.map((name, place) => [name, { text: `Country number ${place}` }]),
  );
  guide.questions['what']!.ways = [{ go: 'nothing' }];
  const caller = modelCaller(lineOf(phoneFiles(['en']), { '/en/guides/late.json': guide }));
  await caller.first();
  await caller.key('2');
  let heard = await caller.key('1');
  const seen = new Set<string>();
  for (let menu = 0; menu < 300 && seen.size < 300; menu++) {
    for (const [, country] of heard.said.matchAll(/Country number ([a-z -]+): press/g)) seen.add(country!);
    expect(secondsOf(caller.at()!.step.menu)).toBeLessThan(20);
    heard = await caller.key('9');
  }
  expect(seen.size).toBe(300);
});

test('what was keyed is said again nowhere but where the caller checks it, and a private guide says that it keeps nothing', async () => {
  const caller = modelCaller(lineOf());
  await caller.first();
  await caller.key('1');
  await caller.key('2');
  expect((await caller.key('2')).said).toContain('What you key in here is kept nowhere.');
  await caller.key('1');
  await caller.key('7654321#');
  const { step } = caller.at()!;
  expect(step.say.map(({ text }) => text).join(' ')).toContain('seven million six hundred and fifty-four thousand');
  expect(step.say.every(({ passing }) => passing)).toBe(true);
});

test('an amount is asked again that is too small, and a star is its decimal sign', async () => {
  const caller = modelCaller(lineOf());
  await caller.first();
  for (const key of ['1', '2', '1', '1']) await caller.key(key);
  expect((await caller.key('0#')).said).toContain('Write one krone or more.');
  expect((await caller.key('450*5#')).said).toContain('You pay six hundred kroner and fifty øre');
});

test('digits are read as a language writes days and amounts', () => {
  const table: [string, 'date' | 'money', string, string][] = [
    ['02012027', 'date', 'en-GB', '2027-01-02'],
    ['01022027', 'date', 'en-US', '2027-01-02'],
    ['20270102', 'date', 'sv', '2027-01-02'],
    ['02012027', 'date', 'sl', '2027-01-02'],
    ['02012027', 'date', 'ar-u-nu-latn', '2027-01-02'],
    ['2012027', 'date', 'nb', '2012027'],
    ['450*50', 'money', 'nb', '450,50'],
    ['450*50', 'money', 'en-GB', '450.50'],
    ['', 'money', 'nb', '-'],
  ];
  for (const [keys, kind, locale, read] of table)
    expect(readKeyed(keys, { kind }, locale), `${keys} ${locale}`).toBe(read);
});

test('an answer is found by its number, and a number that nobody has is said', async () => {
  const caller = modelCaller(lineOf());
  await caller.first();
  await caller.key('1');
  await caller.key('4');
  expect((await caller.key('99#')).said).toContain('There is no answer with the number nine nine.');
  expect((await caller.key('012#')).said).toContain(
    'Renew a loan. You can renew a loan twice. This is answer number twelve.',
  );
});

test('the text of a page or a guide is for the ear where the agency has written one', async () => {
  const guide = guideOf('en');
  guide.outcomes['nothing']!.say = 'Bring it to the desk by the stairs.';
  guide.questions['what']!.say = 'What is it with your book?';
  const caller = modelCaller(lineOf(phoneFiles(['en']), { '/en/guides/late.json': guide }));
  await caller.first();
  await caller.key('2');
  const { said } = await caller.key('1');
  expect(said).toContain('What is it with your book?');
  expect(said).not.toContain('What happened?');
  const outcome = (await caller.key('2')).said;
  expect(outcome).toContain('Bring it to the desk by the stairs.');
  expect(outcome).not.toContain('Bring it back.');
});

test('a notice is said while it holds', async () => {
  const files = phoneFiles(['en']);
  files['en']!.notices = [
    { from: +now - 1000, until: +now + 1000, text: 'The library is closed.' },
    { from: +now + 1000, until: +now + 2000, text: 'Not yet.' },
  ];
  const { said } = await modelCaller(lineOf(files)).first();
  expect(said).toContain('The library is closed.');
  expect(said).not.toContain('Not yet.');
});
