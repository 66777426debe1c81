import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { labelOf } from '../../../src/desk/form/read/attachments.ts';
import { checkAttachments, limitsOf } from '../../../src/desk/form/read/limits.ts';
import { readMultipart } from '../../../src/desk/form/read/multipart.ts';
import { readAttachment } from '../../../src/desk/form/read/sniff.ts';
import { someJpeg, somePdf, somePng } from './files.ts';

const samples = { pdf: somePdf('text'), jpeg: someJpeg('text'), png: somePng('text') };
const text = (content: string) => Buffer.from(content, 'latin1');
const kindOf = (bytes: Uint8Array) => readAttachment(bytes)?.kind;

test.describe('what a file is', () => {
  for (const [kind, bytes] of [
    ...Object.entries(samples),
    ['png', readFileSync('.github/home.png')],
    ['jpeg', someJpeg('', [])],
    ['pdf', Buffer.concat([somePdf(), text('\r\n\0')])],
  ] as const)
    test(`a ${kind} of ${bytes.length} bytes is kept byte for byte`, () =>
      expect(readAttachment(bytes)).toEqual({ kind, bytes }));

  for (const [what, bytes] of [
    ['nothing', text('')],
    ['a text', text('Hello')],
    ['a web page', text('<!doctype html><script>alert(1)</script>')],
    ['a drawing with a script', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a program', text('MZ\x90\0')],
    ['an archive', text('PK\x03\x04')],
    ['the first bytes of a PDF', text('%PDF-1.7\n')],
    ['a PDF with something before it', Buffer.concat([text('<script>'), somePdf()])],
    ['a PDF whose end is gone', somePdf().subarray(0, -20)],
    ['a PDF with a page behind it', Buffer.concat([somePdf(), text('<html>'.repeat(300))])],
    ['the signature of a PNG', somePng().subarray(0, 8)],
    ['a PNG without a picture', Buffer.concat([somePng().subarray(0, 33), somePng().subarray(-12)])],
    [
      'a PNG without a size',
      Buffer.from(somePng().toString('hex').replace('0000000100000001', '0000000000000001'), 'hex'),
    ],
    ['the first bytes of a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['a JPEG without a frame', Buffer.concat([someJpeg().subarray(0, 2), someJpeg().subarray(-10)])],
    ['a JPEG whose end is gone', someJpeg().subarray(0, -2)],
    ['a GIF', text('GIF89a')],
  ] as const)
    // prettier-ignore
    test(`is not taken: ${what}`, () => expect(kindOf(bytes)).toBeUndefined());

  for (const kind of ['png', 'jpeg'] as const)
    test(`what hangs behind the end of a ${kind.toUpperCase()} is cut off`, () => {
      const archive = text('PK\x03\x04 the part that was cropped away');
      expect(readAttachment(Buffer.concat([samples[kind], archive]))).toEqual({ kind, bytes: samples[kind] });
    });

  test('a file that breaks off anywhere is not taken', () => {
    for (const [kind, bytes] of Object.entries(samples))
      for (let length = 0; length < bytes.length - (kind === 'pdf' ? 1 : 0); length++)
        expect(kindOf(bytes.subarray(0, length)), `${kind} of ${length} bytes`).toBeUndefined();
  });

  test('whatever a comment holds, the kind and the bytes stay', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (comment) => {
        expect(readAttachment(someJpeg(comment))?.bytes).toEqual(someJpeg(comment));
        expect(readAttachment(somePng(comment))?.bytes).toEqual(somePng(comment));
      }),
    );
  });

  test('no bytes make it throw, and what is taken begins and ends as its kind does', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 60 }).map((array) => Buffer.from(array)),
      fc.constantFrom(...Object.values(samples), samples.png.subarray(0, 33), samples.jpeg.subarray(0, 20)),
      // A sample with one byte changed.
      fc.tuple(fc.constantFrom(...Object.values(samples)), fc.nat(), fc.nat(255)).map(([bytes, place, value]) => {
        const changed = Buffer.from(bytes);
        changed[place % bytes.length] = value;
        return changed;
      }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const found = readAttachment(Buffer.concat(pieces));
        if (!found) return;
        const hex = Buffer.from(found.bytes).toString('hex');
        const shape = { pdf: /^255044462d3[12]2e.*2525454f46/, png: /^89504e470d0a1a0a.*49454e44.{8}$/, jpeg: /^ffd8.*ffd9$/ };
        expect(hex).toMatch(shape[found.kind]);
      }),
      { numRuns: 3000 },
    ); // prettier-ignore
  });

  test('names under which files are sent on are ours', () => {
    const labels = Object.values(samples).map((bytes, index) => labelOf(readAttachment(bytes)!, index));
    expect(labels).toEqual([
      { name: 'attachment-1.pdf', type: 'application/pdf' },
      { name: 'attachment-2.jpg', type: 'image/jpeg' },
      { name: 'attachment-3.png', type: 'image/png' },
    ]);
  });
});

test.describe('how much is taken', () => {
  const { pdf, png, jpeg } = samples;
  for (const [what, files, limits, problem] of [
    ['no file, for a subject without files', [], limitsOf(0), undefined],
    ['a file, for a subject without files', [pdf], limitsOf(0), 'not-taken'],
    ['three files', [pdf, png, jpeg], limitsOf(3), undefined],
    ['four files where three are taken', [pdf, pdf, pdf, pdf], limitsOf(3), 'too-many'],
    ['one file over the limit of each', [Buffer.alloc(5_000_001)], limitsOf(3), 'too-large'],
    ['one file at the limit of each', [somePdf('', 9_900_000 - somePdf('', 4_900_000).length)], limitsOf(3), undefined],
    ['files over the limit together', [png, pdf], { ...limitsOf(3), total: png.length + pdf.length - 1 }, 'too-large'],
    ['files at the limit together', [png, pdf], { ...limitsOf(3), total: png.length + pdf.length }, undefined],
    ['one of two is something else', [pdf, text('MZ')], limitsOf(3), 'kind'],
    ['an empty file', [text('')], limitsOf(3), 'kind'],
  ] as const)
    test(`${what}: ${problem ?? 'taken'}`, () => {
      const found = checkAttachments([...files], limits);
      expect(found.problem).toBe(problem);
      expect(found.attachments).toHaveLength(problem ? 0 : files.length);
    });

  test('a host that takes less in one message takes no more in one file', () =>
    expect(limitsOf(3, 2_000_000)).toEqual({ count: 3, each: 2_000_000, total: 2_000_000 }));
});

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
      const start = performance.now();
      const { parts, whole } = readMultipart(body, header);
      expect(whole).toBe(false);
      expect(parts.length).toBeLessThanOrEqual(64);
      expect(performance.now() - start).toBeLessThan(1000);
    });
});
