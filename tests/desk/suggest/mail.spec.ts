import { expect, test } from '@playwright/test';
import { receiptMail } from '../../../src/desk/send/mail/receipt.ts';
import { staffMail } from '../../../src/desk/send/mail/staff.ts';
import { list, show } from '../../../src/desk/staff/reports.ts';
import { channelsOf } from '../../../src/desk/suggest/channels.ts';
import { differenceOf } from '../../../src/desk/suggest/difference.ts';
import type { Suggestion } from '../../../src/desk/suggest/suggestion.ts';
import { keptOf, someMessage } from '../message.ts';
import { file, settings, tags } from '../send/town.ts';

const path = 'content/articles/en/loans.mdx';
const part = { before: 'Two days.\n', line: 9 };
const difference = differenceOf(path, part, 'Three days.\n');
const suggestion: Suggestion = {
  ...{ kind: 'change', file: path, page: '/en/loans/', title: 'Loans', base: 'a'.repeat(64), before: part.before },
  after: 'Three days.\n',
  why: 'It changed.',
};
const message = someMessage({
  suggestion,
  subject: '',
  answerBy: '',
  text: `It changed.\n\n${difference}`,
  language: 'en',
});
const delivery = { id: 'd-1', channel: 'staff', attempts: 0, message };

test('the desk that owns the page is told of which file, how to take it over, and gets it as a patch', async () => {
  const mail = await staffMail(delivery, file, settings);
  expect(mail.to).toMatchObject({ address: 'library@town.example' });
  expect(mail.subject).toBe(`Suggestion ${message.reference}`);
  expect(mail.text).toContain(`File: ${path}`);
  expect(mail.text).toContain(`git apply --unidiff-zero suggestion-${message.reference}.patch`);
  expect(mail.text).toContain('@@ -9,1 +9,1 @@\n-Two days.\n+Three days.\n');
  expect(mail.text).not.toContain('Subject:');
  expect(mail.attachments).toMatchObject([
    { filename: `suggestion-${message.reference}.patch`, contentType: 'text/x-patch', content: difference },
    { filename: `${message.reference}.txt` },
  ]);
});

test('what is said in words of a file of data comes without a patch', async () => {
  const words = { ...message, suggestion: { ...suggestion, kind: 'words' as const } };
  const mail = await staffMail({ ...delivery, message: words }, file, settings);
  expect(mail.attachments).toMatchObject([{ filename: `${message.reference}.txt` }]);
  expect(mail.text).not.toContain('git apply');
});

for (const tag of tags)
  test(`who gave an address has a receipt that speaks of a suggestion: ${tag}`, async () => {
    const mail = await receiptMail({ ...delivery, message: { ...message, language: tag } }, file, settings);
    expect(mail.subject).toBe(
      file.words[tag]!['mail.receipt.suggest.title']!.replace('{reference}', message.reference),
    );
    expect(mail.text).toContain(file.words[tag]!['mail.receipt.suggest.intro']);
    expect(mail.text).not.toMatch(/\{\w+\}/);
  });

const all = ['forge', 'staff', 'receipt', 'webhook'];
const ways: [string, Suggestion | undefined, string[], string[]][] = [
  ['a message', undefined, all, ['staff', 'receipt', 'webhook']],
  ['a change', suggestion, all, ['forge', 'receipt']],
  ['a change, without a forge', suggestion, all.slice(1), ['staff', 'receipt']],
  ['a change, with a webhook alone', suggestion, ['webhook'], ['webhook']],
  ['a page', { ...suggestion, kind: 'page' }, all, ['forge', 'receipt']],
  ['words', { ...suggestion, kind: 'words' }, all, ['staff', 'receipt']],
  ['words, without mail', { ...suggestion, kind: 'words' }, ['forge', 'webhook'], ['forge']],
];
for (const [name, one, set, taken] of ways)
  test(`${name} goes to ${taken.join(' and ')}`, () => expect(channelsOf({ suggestion: one }, set)).toEqual(taken));

test('staff see in the terminal what is suggested, and what became of it', () => {
  const one = keptOf(message, { outcome: 'proposed', link: 'https://forge.example/pulls/7' });
  expect(list([one], file, new Date())).toContain('Suggestion: content/articles/en');
  const shown = show(one, [], file, new Date());
  expect(shown).toContain(`change of ${path}, proposed`);
  expect(shown).toContain('https://forge.example/pulls/7');
  expect(shown).toContain('│ +Three days.');
});
