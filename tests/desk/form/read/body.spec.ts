import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { DeskFile } from '../../../../src/desk/file.ts';
import { readInput, type Input } from '../../../../src/desk/form/read/body.ts';
import { checkInput } from '../../../../src/desk/form/read/message.ts';
import { bytes, form, multipart, part, parts, post } from './request.ts';

const site: Pick<DeskFile, 'site' | 'subjects'> = {
  site: { name: { en: 'Help' }, address: 'https://help.example', languages: ['en', 'nb'] },
  subjects: {
    loans: { name: { en: 'Loans' }, desk: 'library' },
    admission: { name: { en: 'Admission' }, desk: 'students', personalNumbers: true },
  },
};

const input = (values: Input['values'], notText: string[] = []): Input => ({ values, notText, files: [] });

test.describe('reading a form', () => {
  for (const [what, request, values] of [
    [
      'an ordinary form',
      post(form, 'message=Hei+p%C3%A5+deg&email=a%40b.no'),
      { message: 'Hei på deg', email: 'a@b.no' },
    ],
    ['a form whose type names UTF-8', post(`${form}; charset="UTF-8"`, 'name=%F0%9F%99%82'), { name: '🙂' }],
    ['a form with letters that are not escaped', post(form, 'name=Åse'), { name: 'Åse' }],
    ['a value with an equals sign', post(form, 'message=a=b'), { message: 'a=b' }],
    ['a field without a value', post(form, 'message&name='), { message: '', name: '' }],
    ['a field that was sent twice: the first counts', post(form, 'name=a&name=b'), { name: 'a' }],
    ['a multipart form', post(multipart, parts(part('message', 'Hei\r\npå deg'))), { message: 'Hei\r\npå deg' }],
    ['a multipart field twice', post(multipart, parts(part('name', 'a'), part('name', 'b'))), { name: 'a' }],
    [
      'a file field that was left empty',
      post(
        multipart,
        parts(part('name', 'a'), part('file', '', '; filename=""\r\nContent-Type: application/octet-stream')),
      ),
      { name: 'a' },
    ],
    ['JSON', post('application/json', '{"name":"Å\\n"}'), { name: 'Å\n' }],
    ['JSON where null means not sent', post('application/json', '{"name":null}'), {}],
    ['names that every object has', post(form, '__proto__=a&constructor=b'), { ['__proto__']: 'a', constructor: 'b' }],
  ] as const)
    test(`is read: ${what}`, async () => {
      const read = await readInput(request);
      expect('files' in read && Object.entries(read.values)).toEqual(Object.entries(values));
    });

  const much = 'a'.repeat(70_000);
  const endless = () => {
    let sent = 0;
    const stream = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(1024).fill(97 + 0 * sent++)),
    });
    return { stream, sent: () => sent };
  };
  for (const [what, request, status, code] of [
    ['another type', post('text/plain', 'message=a'), 415, 'type'],
    ['no type', post('', 'message=a'), 415, 'type'],
    ['a type that is a name of every object', post('constructor', 'message=a'), 415, 'type'],
    ['another charset', post(`${form};charset=iso-8859-1`, 'message=a'), 415, 'type'],
    ['a packed body', post(form, 'message=a', { 'Content-Encoding': 'gzip' }), 415, 'type'],
    ['a body over the limit', post(form, `message=${much}`), 413, 'too-large'],
    ['a body that says it is over the limit', post(form, 'message=a', { 'Content-Length': '70000' }), 413, 'too-large'],
    ['a body that never ends', post(form, endless().stream), 413, 'too-large'],
    ['an escape that is not UTF-8', post(form, 'name=%FF'), 400, 'malformed'],
    ['half an escape', post(form, 'name=%E'), 400, 'malformed'],
    ['bytes that are not UTF-8', post(form, bytes('name=', [0xff])), 400, 'encoding'],
    ['a surrogate in UTF-8', post('application/json', bytes('{"name":"', [0xed, 0xa0, 0x80], '"}')), 400, 'encoding'],
    [
      'multipart that is not UTF-8',
      post(multipart, bytes('--edge\r\n', part('name', ''), [0xe5], '\r\n--edge--\r\n')),
      400,
      'encoding',
    ],
    ['multipart that breaks off', post(multipart, `--edge\r\n${part('name', 'a')}`), 400, 'malformed'],
    ['multipart without a boundary', post('multipart/form-data', parts(part('name', 'a'))), 400, 'malformed'],
    ['a file', post(multipart, parts(part('file', 'x', '; filename="a.pdf"'))), 422, 'file'],
    ['a file with nothing in it', post(multipart, parts(part('file', '', '; filename="a.pdf"'))), 422, 'file'],
    ['JSON that breaks off', post('application/json', '{"name":'), 400, 'malformed'],
    ['JSON that is a list', post('application/json', '[]'), 400, 'malformed'],
    ['JSON that is null', post('application/json', 'null'), 400, 'malformed'],
    ['JSON of ten thousand brackets', post('application/json', '['.repeat(10_000)), 400, 'malformed'],
  ] as const)
    test(`is refused: ${what}`, async () => expect(await readInput(request)).toEqual({ status, code }));

  test('a body that never ends is not read further than the limit', async () => {
    const { stream, sent } = endless();
    await readInput(post(form, stream));
    expect(sent()).toBeLessThan(80);
  });

  test.describe('with files', () => {
    const filePart = (content: string, name = 'a.pdf', field = 'attachments') =>
      part(field, content, `; filename="${name}"`);
    const big = 'x'.repeat(100_000);
    const limit = (bytes: number, asked: Input['values'][] = []) => ({
      bytes: 64 * 1024,
      raise: async (values: Input['values']) => (asked.push(values), bytes),
    });
    const sent = (...all: string[]) => post(multipart, parts(...all));

    test('files come beside what was typed, in their order', async () => {
      const read = await readInput(
        sent(part('name', 'a'), filePart('one'), filePart('two', 'b.pdf'), part('name', 'b')),
      );
      expect(read).toEqual({
        values: { name: 'a' },
        notText: [],
        files: [bytes('one'), bytes('two')].map((file) => new Uint8Array(file)),
        names: ['a.pdf', 'b.pdf'],
      });
    });

    test('a file may hold any bytes, a field only text', async () => {
      const body = bytes('--edge\r\n', filePart(''), [0, 0xff, 13, 10, 0xfe], '\r\n--edge--\r\n');
      expect(await readInput(post(multipart, body))).toMatchObject({
        files: [new Uint8Array([0, 0xff, 13, 10, 0xfe])],
      });
    });

    test('the limit is raised once for a long form, by what stands before the files', async () => {
      const asked: Input['values'][] = [];
      const form = () => sent(part('subject', 'loans'), part('proof', 'token'), filePart(big), part('step', 'send'));
      const read = await readInput(form(), limit(200_000, asked));
      expect(asked).toEqual([{ subject: 'loans', proof: 'token' }]);
      expect(read).toMatchObject({ values: { subject: 'loans', proof: 'token', step: 'send' } });
      expect('files' in read && read.files[0]).toHaveLength(100_000);
      const small = await readInput(sent(filePart('x')), limit(200_000, asked));
      expect(small).toHaveProperty('files');
      expect(asked).toHaveLength(1);
    });

    test('a form that is too long all the same gives back what was typed', async () => {
      const typed = { subject: 'loans', message: 'Hei på deg' };
      const form = () => sent(part('subject', 'loans'), part('message', 'Hei på deg'), filePart(big));
      const refused = { status: 413, code: 'too-large', values: typed };
      expect(await readInput(form(), limit(90_000))).toEqual(refused);
      expect(await readInput(form(), limit(0))).toEqual(refused);
      expect(await readInput(form())).toEqual({ status: 413, code: 'too-large' });
      const asked: Input['values'][] = [];
      expect(await readInput(post('application/json', `{"a":"${big}"}`), limit(200_000, asked))).toEqual({
        status: 413,
        code: 'too-large',
      });
      expect(asked).toEqual([]);
    });

    test('a form that says it is longer than it may be is not read to its end', async () => {
      const { stream, sent } = endless();
      const start = bytes(parts(part('subject', 'loans')).slice(0, -10), '--edge\r\n', filePart(''));
      let begun = false;
      const body = new ReadableStream({
        async pull(controller) {
          if (!begun) controller.enqueue(start);
          else controller.enqueue((await reader.read()).value);
          begun = true;
        },
      });
      const reader = stream.getReader();
      const read = await readInput(post(multipart, body, { 'Content-Length': '50000000' }), limit(10_000_000));
      expect(read).toEqual({ status: 413, code: 'too-large', values: { subject: 'loans' } });
      expect(sent()).toBeLessThan(80);
    });

    for (const [what, request, status, code] of [
      ['a file in another field', sent(filePart('x', 'a.pdf', 'photo')), 422, 'file'],
      ['a form whose last file breaks off', post(multipart, parts(filePart(big)).slice(0, -30)), 400, 'malformed'],
      ['ten thousand files', sent(...Array.from({ length: 10_000 }, () => filePart('x'))), 400, 'malformed'],
      ['a header of a megabyte', sent(filePart('x', 'a'.repeat(1_000_000))), 400, 'malformed'],
      [
        'a boundary that is not there',
        post('multipart/form-data; boundary=other', parts(filePart(big))),
        400,
        'malformed',
      ],
    ] as const)
      test(`is refused: ${what}`, async () =>
        expect(await readInput(request, limit(2_000_000))).toEqual({ status, code }));
  });

  test('a form with files that trickles in is ended, with all that was typed, and one that comes as it should is read', async () => {
    const head = `--edge\r\nContent-Disposition: form-data; name="message"\r\n\r\nHello\r\n--edge\r\nContent-Disposition: form-data; name="attachments"; filename="a.pdf"\r\n\r\n`;
    const drip = (size: number) => {
      let left = 40;
      return new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode(head + 'x'.repeat(1000))),
        async pull(controller) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          if (left-- > 0) controller.enqueue(new TextEncoder().encode('x'.repeat(size)));
          else {
            controller.enqueue(new TextEncoder().encode('\r\n--edge--\r\n'));
            controller.close();
          }
        },
      });
    };
    const limit = { bytes: 1000, raise: async () => 1_000_000, pace: () => 2000, round: 100 };
    expect(await readInput(post('multipart/form-data; boundary=edge', drip(1)), limit)).toEqual({
      status: 408,
      code: 'slow',
      values: { message: 'Hello' },
    });
    const read = await readInput(post('multipart/form-data; boundary=edge', drip(1000)), limit);
    expect(read).toMatchObject({ values: { message: 'Hello' } });
  });

  test('a form for which there is no place now comes back with all that was typed', async () => {
    const text = `--edge\r\nContent-Disposition: form-data; name="message"\r\n\r\nHello\r\n--edge\r\nContent-Disposition: form-data; name="attachments"; filename="a.pdf"\r\n\r\n${'x'.repeat(2000)}\r\n--edge--\r\n`;
    const limit = { bytes: 1000, raise: async () => undefined };
    expect(await readInput(post('multipart/form-data; boundary=edge', text), limit)).toEqual({
      status: 503,
      code: 'busy',
      values: { message: 'Hello' },
    });
  });

  test('a client that goes away is refused, not an error', async () => {
    const gone = new ReadableStream({ pull: (controller) => controller.error(new Error('gone')) });
    expect(await readInput(post(form, gone))).toEqual({ status: 400, code: 'gone' });
  });

  test('a limit of the caller’s own is kept to the byte', async () => {
    expect(await readInput(post(form, 'a=1234'), { bytes: 6 })).toHaveProperty('values');
    expect(await readInput(post(form, 'a=12345'), { bytes: 6 })).toHaveProperty('status', 413);
  });

  const typed = fc.dictionary(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), {
    maxKeys: 8,
  });
  test('what was typed arrives as it was typed, in each of the three types', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (fields) => {
        const entries = Object.entries(fields).filter(([name]) => name !== '__proto__');
        const escaped = entries.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
        const data = new FormData();
        // Browsers and `FormData` send line breaks as CR LF.
        const lines = entries.map((pair) => pair.map((text) => text.replace(/\r\n?|\n/g, '\r\n')) as [string, string]);
        for (const [name, value] of lines) data.append(name, value);
        const multi = new Request('https://help.example', { method: 'POST', body: data });
        const first = new Map(lines.toReversed());
        const json = JSON.stringify(Object.fromEntries(entries));
        expect(await readInput(post(form, escaped))).toEqual(
          input(entries.length === 0 ? { '': '' } : Object.fromEntries(entries)),
        );
        expect(await readInput(multi)).toEqual(input(Object.fromEntries(first)));
        expect(await readInput(post('application/json', json))).toEqual(input(Object.fromEntries(entries)));
      }),
    );
  });

  test('no bytes make it throw', async () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array)),
      fc
        .constantFrom(
          '--edge\r\n',
          '--edge--',
          '\r\n\r\n',
          part('name', 'a'),
          'filename="',
          '%',
          '%C3',
          '&',
          '=',
          '{"name":',
          '[',
          '"\\ud800"',
          '}',
          '\0',
        )
        .map((text) => Buffer.from(text)),
    );
    const type = fc.constantFrom(
      form,
      multipart,
      'application/json',
      'multipart/form-data',
      'multipart/form-data; boundary="',
    );
    await fc.assert(
      fc.asyncProperty(type, fc.array(piece, { maxLength: 12 }), async (type, pieces) => {
        const read = await readInput(post(type, Buffer.concat(pieces)));
        if ('files' in read) checkInput(read, site);
        else expect([400, 422]).toContain(read.status);
      }),
      { numRuns: 2000 },
    );
  });
});
