import { expect, test } from '@playwright/test';
import { handOver } from '../../../src/desk/person/export.ts';
import type { Found } from '../../../src/desk/person/person.ts';
import english from '../../../src/settings/strings/en.json' with { type: 'json' };
import arabic from '../../../src/settings/strings/ar.json' with { type: 'json' };
import { keptOf, someMessage } from '../message.ts';
import { file } from '../send/town.ts';

const town = { ...file, site: { ...file.site, languages: ['en', 'ar'] }, words: { en: english, ar: arabic } };
const found: Found = {
  address: 'kari@example.org',
  references: [],
  mentions: ['XXXXXXXX'],
  sentences: [{ written: '', page: '/en/loans/', text: 'Mail kari@example.org' }],
  searches: [],
  messages: [
    {
      ...keptOf(someMessage({ language: 'ar', text: '<script>alert(1)</script>\n& a line', reference: 'CDFHJKMN' })),
      notes: [{ written: '', text: 'We ask <b>the library</b>.' }],
      replies: [{ written: '', text: 'It lies at the counter.' }],
      internal: [{ written: '', text: 'Has called twice.' }],
      deliveries: [
        { channel: 'staff', attempts: 1, due: '', problem: '', state: 'sent', ended: '', number: '' },
        { channel: 'receipt', attempts: 1, due: '', problem: '', state: 'waiting', ended: '', number: '' },
      ],
      files: [{ kind: 'pdf', bytes: new Uint8Array([1]), name: '' }],
    },
  ],
};

test('a person is handed all of it, without what only the desk needs, and nothing of others', () => {
  const { json, html, files } = handOver(found, town, '2026-11-24T13:00:00.000Z');
  const data = JSON.parse(json) as { messages: Record<string, unknown>[] };
  expect(data.messages[0]).toMatchObject({ reference: 'CDFHJKMN', files: ['CDFHJKMN-attachment-1.pdf'] });
  for (const own of ['key', 'digest', 'secret']) expect(data.messages[0]).not.toHaveProperty(own);
  expect(json).not.toContain('XXXXXXXX');
  expect(files.map(({ name }) => name)).toEqual(['CDFHJKMN-attachment-1.pdf']);
  expect(html).toContain('<html lang="ar" dir="rtl">');
  expect(html).not.toMatch(/<script|<b>|\{\w+\}|mail\.\w/);
  for (const own of ['CDFHJKMN', 'It lies at the counter.', 'Has called twice.']) {
    expect(html).toContain(own);
    expect(json).toContain(own);
  }
});

test('of whom nothing is kept, the page says so in the first language', () => {
  const nothing = { ...found, messages: [], sentences: [] };
  expect(handOver(nothing, town, '2026-11-24T13:00:00.000Z').html).toContain('We keep nothing of this address.');
});
