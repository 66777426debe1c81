import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readMultipart } from '../../../../src/desk/form/read/multipart.ts';
import { someJpeg, somePdf, somePng } from '../files.ts';
import { workSince } from '../../../work.ts';

const samples = { pdf: somePdf('text'), jpeg: someJpeg('text'), png: somePng('text') };
const text = (content: string) => Buffer.from(content, 'latin1');

test.describe('a form with files', () => {
  const type = 'multipart/form-data; boundary=edge';
  const part = (headers: string, content: Uint8Array | string) =>
    Buffer.concat([text(`--edge\r\n${headers}\r\n\r\n`), Buffer.from(content), text('\r\n')]);
  const field = (name: string, content: string) => part(`Content-Disposition: form-data; name="${name}"`, content);
  const file = (name: string, content: Uint8Array | string) =>
    part(`Content-Disposition: form-data; name="attachments"; filename="${name}"\r\nContent-Type: image/png`, content);
  const end = text('--edge--\r\n');

  test('its beginning is read before the rest has come', () => {
    const whole = Buffer.concat([field('subject', 'loans'), field('proof', 'token'), file('a.png', samples.png), end]);
    const names = (length: number) => {
      const read = readMultipart(whole.subarray(0, length), type);
      return [read.parts.map(({ name }) => name).join(' '), read.whole];
    };
    expect(names(40)).toEqual(['', false]);
    expect(names(whole.length - 60)).toEqual(['subject proof', false]);
    expect(names(whole.length - 3)).toEqual(['subject proof attachments', false]);
    expect(names(whole.length)).toEqual(['subject proof attachments', true]);
  });

  test('a file keeps its bytes, also those that look like a boundary', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('\r', '\n', '-', '\r\n--edg', '\r\n--edge\0', 'edge', '\xff', '--edge--', '\r\n\r\n')),
        (pieces) => {
          const content = text(pieces.join(''));
          fc.pre(!content.includes('\r\n--edge'));
          const { parts, whole } = readMultipart(Buffer.concat([file('a', content), end]), type);
          expect(whole).toBe(true);
          expect(parts.map((one) => Buffer.from(one.content))).toEqual([content]);
        },
      ),
    );
  });

  for (const [what, body, header] of [
    ['ten thousand parts', Buffer.concat([...Array.from({ length: 10_000 }, () => field('a', 'b')), end]), type],
    [
      'a header without end',
      Buffer.concat([text('--edge\r\nContent-Disposition: form-data; name="'), Buffer.alloc(1e6, 97)]),
      type,
    ],
    [
      'a long header',
      Buffer.concat([part(`Content-Disposition: form-data; name="a"\r\nX: ${'y'.repeat(5000)}`, ''), end]),
      type,
    ],
    ['another boundary', Buffer.concat([field('a', 'b'), end]), 'multipart/form-data; boundary=other'],
    ['a boundary of nothing', text('--\r\n'), 'multipart/form-data; boundary='],
    ['a part without a name', Buffer.concat([part('Content-Disposition: form-data', 'b'), end]), type],
    [
      'a part with two names',
      Buffer.concat([part('Content-Disposition: form-data; name="a"; name="b"', 'c'), end]),
      type,
    ],
    ['a name that is not UTF-8', Buffer.concat([part('Content-Disposition: form-data; name="\xff"', 'b'), end]), type],
    ['something before the first part', Buffer.concat([text('hello\r\n'), field('a', 'b'), end]), type],
    ['something after the last part', Buffer.concat([field('a', 'b'), end, field('a', 'b')]), type],
    ['10 MB that nearly end', Buffer.concat([field('a', 'b'), file('a', '\r\n--edg'.repeat(1_400_000))]), type],
  ] as const)
    // prettier-ignore
    test(`is no form: ${what}`, () => {
      const start = process.cpuUsage();
      const { parts, whole } = readMultipart(body, header);
      expect(whole).toBe(false);
      expect(parts.length).toBeLessThanOrEqual(64);
      expect(workSince(start)).toBeLessThan(1000);
    });
});
