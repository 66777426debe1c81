import { expect, test } from '@playwright/test';
import { checkAttachments, limitsOf } from '../../../../src/desk/form/read/limits.ts';
import { someJpeg, somePdf, somePng } from '../files.ts';

const samples = { pdf: somePdf('text'), jpeg: someJpeg('text'), png: somePng('text') };
const text = (content: string) => Buffer.from(content, 'latin1');

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
    test(`${what}: ${problem ?? 'taken'}`, async () => {
      const found = await checkAttachments([...files], limits);
      expect(found.problem).toBe(problem);
      expect(found.attachments).toHaveLength(problem ? 0 : files.length);
    });

  test('a host that takes less in one message takes no more in one file', () =>
    expect(limitsOf(3, 2_000_000)).toMatchObject({ count: 3, each: 2_000_000, total: 2_000_000 }));
});
