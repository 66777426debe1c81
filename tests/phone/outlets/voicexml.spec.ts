import { expect, test } from '@playwright/test';
import { SaxesParser } from 'saxes';
import { endAll, open } from '../../desk/desk.ts';
import { routesOf, voiceXmlCaller } from '../callers.ts';
import { deskOf, now, phoneFiles } from '../site.ts';

/* The documents for browsers of VoiceXML. */

test.afterEach(endAll);

/** What may stand in what, and with which attributes: the part of VoiceXML 2.1 and SRGS 1.0 that is written here. */
const grammar: Record<string, { in: string[]; has: string[]; needs?: string[] }> = {
  vxml: { in: [''], has: ['version', 'xmlns', 'xml:lang'], needs: ['version'] },
  property: { in: ['vxml', 'form', 'field'], has: ['name', 'value'], needs: ['name', 'value'] },
  form: { in: ['vxml'], has: ['id'] },
  var: { in: ['form'], has: ['name', 'expr'], needs: ['name'] },
  field: { in: ['form'], has: ['name'] },
  grammar: { in: ['field'], has: ['xmlns', 'version', 'mode', 'root', 'xml:lang'], needs: ['version'] },
  rule: { in: ['grammar'], has: ['id', 'scope'], needs: ['id'] },
  'one-of': { in: ['rule', 'item'], has: [] },
  item: { in: ['one-of', 'rule'], has: ['repeat'] },
  prompt: { in: ['field', 'block'], has: ['xml:lang', 'bargein'] },
  noinput: { in: ['field'], has: [] },
  nomatch: { in: ['field'], has: [] },
  filled: { in: ['field', 'transfer'], has: [] },
  assign: { in: ['noinput', 'nomatch', 'filled'], has: ['name', 'expr'], needs: ['name', 'expr'] },
  submit: { in: ['noinput', 'nomatch', 'filled'], has: ['next', 'method', 'namelist'], needs: ['next'] },
  block: { in: ['form'], has: [] },
  transfer: { in: ['form'], has: ['name', 'dest', 'type', 'connecttimeout'], needs: ['dest'] },
  if: { in: ['filled'], has: ['cond'], needs: ['cond'] },
  else: { in: ['if'], has: [] },
  exit: { in: ['block', 'if'], has: [] },
  goto: { in: ['if'], has: ['next'], needs: ['next'] },
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
  return found;
}

test('every document is VoiceXML, whatever is keyed and whoever is called', async () => {
  expect(mistakesIn('<vxml version="2.1"><form><goto/></form></vxml>')).toEqual([
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
