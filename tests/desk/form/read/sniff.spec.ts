import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { labelOf } from '../../../../src/desk/form/read/attachments.ts';
import { readAttachment } from '../../../../src/desk/form/read/sniff.ts';
import { someJpeg, somePdf, somePng } from '../files.ts';

const samples = { pdf: somePdf('text'), jpeg: someJpeg('text'), png: somePng('text') };
const text = (content: string) => Buffer.from(content, 'latin1');
const kindOf = (bytes: Uint8Array) => readAttachment(bytes)?.kind;

test.describe('what a file is', () => {
  for (const [kind, bytes] of [
    ...Object.entries(samples),
    ['png', readFileSync('.github/home.png')],
    ['jpeg', someJpeg('', [])],
    ['pdf', Buffer.concat([somePdf('end'), text('\r\n\0')])],
    ['pdf', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), somePdf()])],
    ['pdf', Buffer.concat([text('\n\n'), somePdf()])],
    ['pdf', Buffer.concat([text(' '.repeat(1000)), somePdf()])],
    ['pdf', Buffer.concat([somePdf(), Buffer.alloc(2000)])],
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
    ['a PDF with too much before it', Buffer.concat([text(' '.repeat(1024)), somePdf()])],
    ['a PDF with a page behind its filling', Buffer.concat([somePdf(), Buffer.alloc(2000), text('<html>')])],
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
        const shape = { pdf: /^(?:efbbbf)?(?:0[09acd]|20)*255044462d3[12]2e.*2525454f46/, png: /^89504e470d0a1a0a.*49454e44.{8}$/, jpeg: /^ffd8.*ffd9$/ };
        expect(hex).toMatch(shape[found.kind as keyof typeof shape]);
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
