import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import type { DeskFile } from '../../../../src/desk/file.ts';
import { readInput, type Input } from '../../../../src/desk/form/read/body.ts';
import { checkInput, hiddenField } from '../../../../src/desk/form/read/message.ts';
import { post } from './request.ts';

const site: Pick<DeskFile, 'site' | 'subjects'> = {
  site: { name: { en: 'Help' }, address: 'https://help.example', languages: ['en', 'nb'] },
  subjects: {
    loans: { name: { en: 'Loans' }, desk: 'library' },
    admission: { name: { en: 'Admission' }, desk: 'students', personalNumbers: true },
  },
};

const good = { lang: 'nb', subject: 'loans', message: 'Hei', email: 'kari@example.no' };
const input = (values: Input['values'], notText: string[] = []): Input => ({ values, notText, files: [] });
const problemsOf = (values: Input['values']) => checkInput(input(values), site).problems;
const written = (values: Input['values']) => checkInput(input({ ...good, ...values }), site).message;

test.describe('checking a form', () => {
  for (const [what, values, problems] of [
    ['all in order', {}, []],
    ['nothing written', { message: ' \n\u200b\0' }, ['message missing']],
    ['5,000 characters', { message: 'å'.repeat(5000) }, []],
    ['5,001 characters', { message: 'å'.repeat(5001) }, ['message too-long']],
    ['more bytes than fit', { message: '👨‍👩‍👧‍👦'.repeat(4000) }, ['message too-long']],
    ['one letter with 30,000 marks', { message: `e${'\u0301\u0302'.repeat(15_000)}` }, ['message too-long']],
    ['line breaks count once', { message: '\r\n'.repeat(10) + 'a\r\n'.repeat(2499) + 'ab' }, []],
    ['a name of 101 characters', { name: 'a'.repeat(101) }, ['name too-long']],
    ['a question of 301 characters', { question: 'a'.repeat(301) }, ['question too-long']],
    ['no subject', { subject: '' }, ['subject missing']],
    ['a subject that is not there', { subject: 'money' }, ['subject unknown']],
    ['a subject that every object has', { subject: 'constructor' }, ['subject unknown']],
    ['no address', { email: ' ' }, ['email missing']],
    [
      'all wrong',
      { subject: 'x', message: '', email: 'x', name: 'a'.repeat(200) },
      ['subject unknown', 'message missing', 'email not-an-address', 'name too-long'],
    ],
  ] as const)
    test(`problems: ${what}`, () => {
      const found = checkInput(input({ ...good, ...values }), site);
      expect(found.problems.map(({ field, code }) => `${field} ${code}`)).toEqual(problems);
      expect(found.message === undefined).toBe(problems.length > 0);
    });

  test('nothing at all was sent: each field that is needed is named', () =>
    expect(problemsOf({})).toEqual([
      { field: 'subject', code: 'missing' },
      { field: 'message', code: 'missing' },
      { field: 'email', code: 'missing' },
    ]));

  test('a value that is not a text is a problem of its field, and one of an unknown field is not', async () => {
    const body = JSON.stringify({ ...good, name: 5, key: {}, message: ['a'], other: true });
    const read = await readInput(post('application/json', body));
    expect('files' in read && checkInput(read, site)).toEqual({
      problems: ['message', 'name', 'key'].map((field) => ({ field, code: 'not-text' })),
      message: undefined,
    });
  });

  for (const [what, values, field, kept] of [
    ['space around it is cut', { message: ' \n Hei \r\n' }, 'text', 'Hei'],
    ['line breaks of any system are one', { message: 'a\r\nb\rc\u2028d\ne' }, 'text', 'a\nb\nc\nd\ne'],
    ['tabs stay, other control characters go', { message: 'a\tb\0\u0007\u001b\u009b[31mc' }, 'text', 'a\tb[31mc'],
    ['half a character is replaced', { message: 'a\ud83d b' }, 'text', 'a\ufffd b'],
    ['letters are composed', { message: 'A\u030asne' }, 'text', 'Åsne'],
    ['right-to-left text keeps its marks', { message: '\u2067שלום\u2069 a' }, 'text', '\u2067שלום\u2069 a'],
    ['a name is one line', { name: 'Kari\r\nBcc: a@b.no' }, 'name', 'Kari Bcc: a@b.no'],
    ['a question is one line', { question: ' a \n\t b ' }, 'question', 'a b'],
    ['a language of the site', { lang: 'nb' }, 'language', 'nb'],
    ['another language', { lang: 'xx' }, 'language', 'en'],
    ['no language', { lang: '' }, 'language', 'en'],
    ['the desk of the subject', {}, 'desk', 'library'],
    ['a page', { page: '/nb/forny-lån/' }, 'page', '/nb/forny-lån/'],
    ['what was searched for is cut off a page', { page: '/nb/search/?q=secret#x' }, 'page', '/nb/search/'],
    ['a page elsewhere', { page: 'https://evil.example/' }, 'page', ''],
    ['a page of another host', { page: '//evil.example/' }, 'page', ''],
    ['a page of another host, to browsers', { page: '/\\evil.example/' }, 'page', ''],
    ['a page with a tab, which browsers skip', { page: '/\t/evil.example/' }, 'page', ''],
    ['a script', { page: 'javascript:alert(1)' }, 'page', ''],
    ['a page with a line break', { page: '/a\nb' }, 'page', ''],
    ['a page of 301 characters', { page: `/${'a'.repeat(300)}` }, 'page', ''],
    ['a key', { key: 'abcDEF_-12345678' }, 'key', 'abcDEF_-12345678'],
    ['a short key', { key: 'abcDEF_-1234567' }, 'key', ''],
    ['a long key', { key: 'a'.repeat(101) }, 'key', ''],
    ['a key with other characters', { key: 'abcDEF_-1234567\n' }, 'key', ''],
    ['a personal number is masked', { message: 'My number is 13097248022.' }, 'text', 'My number is •••••••••22.'],
    ['in the name too', { name: '130972 48022' }, 'name', '•••••• •••22'],
    ['in the question too', { question: 'card 4111 1111 1111 1111' }, 'question', 'card •••• •••• •••• ••11'],
    ['unless the subject asks for it', { subject: 'admission', message: '13097248022' }, 'text', '13097248022'],
    ['the field that nobody sees is empty', { 'nothing-here': ' ' }, 'aside', false],
    ['a person says that it is none', { 'nothing-here': 'x', person: 'yes' }, 'aside', false],
    ['a robot fills it in', { 'nothing-here': 'http://spam.example' }, 'aside', true],
  ] as const)
    test(`stored: ${what}`, () => expect(written(values)).toHaveProperty(field, kept));

  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    // Also halves of characters, which `unit: 'binary'` never makes.
    fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes)),
    fc
      .array(fc.constantFrom('\r', '\n', '\0', '\u2028', '\u0085', '\ufeff', 'A', '\u030a', '\ud800', '\t', ' '), {
        maxLength: 30,
      })
      .map((all) => all.join('')),
  );
  const field = fc.constantFrom(
    'message',
    'name',
    'question',
    'page',
    'lang',
    'key',
    'nothing-here',
    'subject',
    'email',
    'other',
  );
  test('whatever is typed, nothing throws, and all that is stored is clean', () => {
    fc.assert(
      fc.property(fc.dictionary(field, text), (values) => {
        checkInput(input(values), site);
        const message = written({
          ...values,
          subject: 'loans',
          email: good.email,
          message: `a${values['message'] ?? ''}`,
        });
        if (!message) return;
        for (const value of Object.values(message)) {
          const stored = String(value);
          expect(stored.isWellFormed() && stored === stored.normalize('NFC') && stored === stored.trim()).toBe(true);
          expect(stored).not.toMatch(/(?![\n\t])\p{Cc}|[\u2028\u2029]/u);
        }
        for (const line of [message.name, message.question, message.page, message.key, message.email])
          expect(line).not.toMatch(/[\n\t]/);
        const { aside: _, details: __, language: lang, text, ...rest } = message;
        expect(written({ ...rest, lang, message: text })).toEqual({ ...message, aside: false });
      }),
      { numRuns: 300 },
    );
  });
});

test('no browser takes the hidden field for one that it fills, by its name or by its label in any language', () => {
  // Words by which browsers tell what belongs into a field, in the languages of the interface.
  const filled =
    /name|nom\b|navn|namn|ime\b|mail|url|web|site|home ?page|company|organi[sz]ation|firma|phone|tel|adress|address|street|zip|post|city|town|state|country|land\b|user|login|pass|card|date|year|comment|search|ім.?я|адрес|пошт|телефон|сайт|اسم|بريد|هاتف|عنوان|موقع/i;
  const labels = readdirSync('src/settings/strings').map((file) => {
    const strings = JSON.parse(readFileSync(`src/settings/strings/${file}`, 'utf8')) as Record<string, string>;
    return strings['message.website']!;
  });
  expect(labels).toHaveLength(8);
  for (const text of [hiddenField, ...labels]) expect(text).not.toMatch(filled);
});
