import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { guideDocument } from '../../../src/phone/outlets/guide-document.ts';
import { endAll, open } from '../../desk/desk.ts';
import { routesOf, voiceXmlCaller } from '../callers.ts';
import { sites } from '../../sites.ts';
import { deskOf, guideOf, now, phoneFiles } from '../site.ts';

/* The documents for browsers of VoiceXML. */

test.afterEach(endAll);

/*
 * The schema that W3C published (https://www.w3.org/TR/2007/REC-voicexml21-20070619/#sec-schema) is asked too where
 * VOICEXML_SCHEMA names its vxml.xsd, and xmllint of libxml2 is installed.
 */
const schema = process.env['VOICEXML_SCHEMA'];

/** What may stand in what, and with which attributes: the part of VoiceXML 2.1 that is written here. */
const grammar: Record<string, { in: string[]; has: string[]; needs?: string[] }> = {
  vxml: { in: [''], has: ['version', 'xmlns', 'xml:lang'], needs: ['version'] },
  property: { in: ['vxml', 'form', 'field', 'menu'], has: ['name', 'value'], needs: ['name', 'value'] },
  form: { in: ['vxml'], has: ['id'] },
  var: { in: ['form'], has: ['name', 'expr'], needs: ['name'] },
  field: { in: ['form'], has: ['name'] },
  menu: { in: ['vxml'], has: ['id'] },
  choice: { in: ['menu'], has: ['dtmf', 'next'], needs: ['dtmf', 'next'] },
  subdialog: { in: ['form'], has: ['name', 'src'], needs: ['src'] },
  return: { in: ['block'], has: ['namelist'] },
  reprompt: { in: ['noinput', 'nomatch'], has: [] },
  catch: { in: ['form'], has: ['event'], needs: ['event'] },
  error: { in: ['form'], has: [] },
  grammar: { in: ['field'], has: ['version', 'mode', 'root', 'xml:lang'], needs: ['version'] },
  rule: { in: ['grammar'], has: ['id', 'scope'], needs: ['id'] },
  'one-of': { in: ['rule', 'item'], has: [] },
  item: { in: ['one-of', 'rule'], has: ['repeat'] },
  prompt: { in: ['field', 'block', 'menu', 'catch', 'noinput', 'nomatch'], has: ['xml:lang', 'bargein', 'count'] },
  noinput: { in: ['field', 'vxml'], has: ['count'] },
  nomatch: { in: ['field', 'vxml'], has: ['count'] },
  filled: { in: ['field', 'transfer', 'subdialog'], has: [] },
  assign: { in: ['noinput', 'nomatch', 'filled', 'catch'], has: ['name', 'expr'], needs: ['name', 'expr'] },
  submit: { in: ['noinput', 'nomatch', 'filled', 'catch'], has: ['next', 'method', 'namelist'], needs: ['next'] },
  block: { in: ['form'], has: [] },
  transfer: { in: ['form'], has: ['name', 'dest', 'type', 'connecttimeout'], needs: ['dest'] },
  if: { in: ['filled'], has: ['cond'], needs: ['cond'] },
  else: { in: ['if'], has: [] },
  exit: { in: ['block', 'if', 'catch'], has: [] },
  goto: { in: ['if', 'noinput', 'nomatch'], has: ['next'], needs: ['next'] },
};

/** What is wrong with a document. */
function mistakesIn(xml: string): string[] {
  const found: string[] = [];
  const open = [''];
  const parser = new SaxesParser();
  parser.on('error', (error) => found.push(error.message));
  parser.on('opentag', ({ name, attributes }) => {
    const rule = grammar[name];
    const parent = open.at(-1)!;
    if (!rule) found.push(`${name} is no element`);
    else {
      if (!rule.in.includes(parent)) found.push(`${name} stands in ${parent}`);
      for (const attribute of Object.keys(attributes))
        if (!rule.has.includes(attribute)) found.push(`${name} has ${attribute}`);
      for (const attribute of rule.needs ?? [])
        if (!(attribute in attributes)) found.push(`${name} lacks ${attribute}`);
    }
    open.push(name);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  if (schema) {
    const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, '-'], { input: xml });
    if (status !== 0) found.push(String(stderr));
  }
  return found;
}

test('every document is VoiceXML, whatever is keyed and whoever is called', async () => {
  expect(mistakesIn('<vxml version="2.1"><form><goto/></form></vxml>').slice(0, 2)).toEqual([
    'goto stands in form',
    'goto lacks next',
  ]);
  for (const at of [now, new Date('2026-11-30T10:00:00Z')]) {
    const files = phoneFiles();
    files['en']!.pages['renew']!.title = 'Loans & <fines> "now" \u0007';
    const { app } = await open({ ...deskOf(files), phone: routesOf, now: () => at });
    const caller = voiceXmlCaller(app);
    expect(mistakesIn((await caller.first()).raw)).toEqual([]);
    for (const key of ['1', '2', '1', '1', '450#', '8', '4', '12#', '*', '', '', '', '0', '1', '1', '22855050#', '1']) {
      const { raw, asks } = await caller.key(key);
      expect(mistakesIn(raw), raw).toEqual([]);
      if (asks === 'transfer' || asks === 'end') break;
    }
  }
});

test('every guide of choices is a document that the build wrote: VoiceXML, with a way on from each of its menus', () => {
  for (const { folder } of Object.values(sites)) {
    const phone = join(folder, 'phone');
    if (!existsSync(phone)) continue;
    const files = readdirSync(phone, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.vxml'));
    for (const name of files) {
      const text = readFileSync(join(phone, name), 'utf8');
      expect(mistakesIn(text), name).toEqual([]);
      const ids = new Set([...text.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id!));
      const leads = [...text.matchAll(/ next="#([^"]*)"/g)].map(([, id]) => id!);
      expect(
        leads.filter((id) => !ids.has(id)),
        name,
      ).toEqual([]);
      expect(
        [...ids].filter((id) => id !== 'step-0' && !leads.includes(id)),
        name,
      ).toEqual([]);
    }
  }
});

test('a guide of choices says the same in its document; one that takes amounts, looks at the day or is too large has none', () => {
  const file = phoneFiles()['en']!;
  const chosen = guideOf('en', true);
  chosen.questions = {
    what: {
      ...chosen.questions['what']!,
      options: { a: { text: 'Lost & <found>' }, b: { text: 'It is late' } },
      ways: [{ go: 'nothing' }],
    },
  };
  const document = guideDocument(chosen, file, now)!;
  expect(mistakesIn(document)).toEqual([]);
  expect(document).toContain('What you key in here is kept nowhere.');
  expect(document).toContain('Lost &amp; &lt;found&gt;: press one.');
  // Called by itself, it says where somebody answers.
  expect(document).toContain('Library: plus four seven');
  expect(guideDocument(guideOf('en'), file, now)).toBeUndefined();
  const dated = {
    ...chosen,
    outcomes: {
      nothing: {
        ...chosen.outcomes['nothing']!,
        title: { text: '{{0}}', values: [{ kind: 'day' as const, sum: { answer: 'today' } }] },
      },
    },
  };
  expect(guideDocument(dated, file, now)).toBeUndefined();
  const many = Object.fromEntries(
    Array.from({ length: 500 }, (_, place) => [`o${place}`, { text: `Country ${place}` }]),
  );
  const large = { ...chosen, questions: { what: { ...chosen.questions['what']!, options: many } } };
  expect(guideDocument(large, file, now)).toBeUndefined();
});

test('a guide is left for a person on its subject, for the main menu and for what was before; without its document it is asked step by step', async () => {
  const files = phoneFiles(['en']);
  const chosen = guideOf('en');
  chosen.questions = { what: { ...chosen.questions['what']!, ways: [{ go: 'nothing' }] } };
  chosen.outcomes['nothing']!.contact = '/en/contact/?subject=other';
  files['en']!.guides['late']!.isDocument = true;
  const document = guideDocument(chosen, files['en']!, now)!;
  const parts = deskOf(files);
  const read = async (address: string) =>
    address === '/en/guides/late.json' ? JSON.stringify(chosen) : parts.read(address);
  const { app } = await open({ ...parts, read, phone: routesOf, now: () => now });
  for (const there of [true, false]) {
    const caller = voiceXmlCaller(app, async () => (there ? document : undefined));
    await caller.first();
    await caller.key('2');
    expect((await caller.key('1')).said).toContain('What happened?');
    expect((await caller.key('*')).said).toContain('What is it about?');
    await caller.key('1');
    expect((await caller.key('2')).said).toContain('You pay nothing');
    expect((await caller.key('0')).said).toContain('Nobody answers the telephone now. Office.');
    await caller.key('8');
    await caller.key('2');
    await caller.key('1');
    expect((await caller.key('8')).said).toContain('Main menu.');
  }
});
