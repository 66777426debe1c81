import { expect, test } from '@playwright/test';
import { noticesAt } from '../../src/notices/at.ts';
import { openPage } from '../../src/server/fill.ts';
import { fileAnswers } from '../../src/server/http/answer.ts';
import { openSite } from '../../src/server/files.ts';
import { smallSite } from '../server/small-site.ts';

const minute = 60_000;
const hidden = (isHidden: boolean) => (isHidden ? ' hidden' : '');
const one = (from: number, until: number, isHidden: boolean) =>
  `<div class="note note-warning mb-6" data-from="${from}" data-until="${until}"${hidden(isHidden)}> <p>From ${from}</p> </div>`;

/** A page as it is built at minute 0, with a notice from 10 to 20 and one from 15 to 30; which of them are hidden then. */
const pageWith = (first: boolean, second: boolean, text = '') =>
  `<!doctype html><title>A page</title><div data-notices="0"> <section aria-label="Notices" data-region${hidden(first && second)}>${one(10, 20, first)}${one(15, 30, second)}</section> </div>${text}`;

for (const [at, first, second, until] of [
  [5, true, true, 10],
  [10, false, true, 15],
  [15, false, false, 20],
  [20, true, false, 30],
  [30, true, true, Infinity],
] as const)
  test(`a page at minute ${at} shows the notices that hold then, and it is known until when that is so`, () => {
    for (const built of [pageWith(true, true), pageWith(false, false), pageWith(true, false)])
      expect(noticesAt(built, at * minute)).toEqual({ html: pageWith(first, second), until: until * minute });
  });

test('a page without notices stays as it is, whatever its text shows', () => {
  const html = '<p>data-from="1" data-until="2"&gt; hidden</p>';
  expect(noticesAt(html, 0)).toEqual({ html, until: Infinity });
});

test('a page that the function fills shows what holds at the moment', () => {
  const now = Math.floor(Date.now() / minute);
  const built = `<div data-notices="0"> <section aria-label="Notices" data-region> ${one(0, now - 1, false)}</section> </div>`;
  expect(openPage(built).render()).toContain('data-region="" hidden=""');
});

test('our server shows and hides the notices of a page at their time, under a tag of its own, and keeps what it worked out', async () => {
  const text = '<p>Bins are emptied on Mondays.</p>'.repeat(60);
  const site = smallSite({ 'en/index.html': pageWith(true, true, text) });
  try {
    let now = 0;
    const files = fileAnswers(openSite(site.root), () => now * minute);
    const ask = async (held?: string) => {
      const request = {
        method: 'GET',
        path: '/en/',
        query: '',
        header: (name: string) => (name === 'if-none-match' ? held : undefined),
      };
      const again = files.again(request);
      const { status, headers, body } = again ?? (await files.answer(request));
      return { again: !!again, status, tag: headers['ETag'], text: Buffer.from(body?.of.bytes ?? []).toString() };
    };
    const tags = new Map<number, string | undefined>();
    for (const [at, first, second, again] of [
      [0, true, true, false],
      [9, true, true, true],
      [10, false, true, false],
      [12, false, true, true],
      [16, false, false, false],
      [20, true, false, false],
      [31, true, true, false],
      [400_000, true, true, true],
    ] as const) {
      now = at;
      const got = await ask();
      expect(got, `minute ${at}`).toMatchObject({ status: 200, again, text: pageWith(first, second, text) });
      tags.set(at, got.tag);
    }
    // The tag is that of the content, so the page after all notices is the page before them.
    expect(new Set(tags.values()).size).toBe(4);
    expect(tags.get(31)).toBe(tags.get(0));
    expect((await ask(tags.get(31))).status).toBe(304);
    expect((await ask(tags.get(10))).status).toBe(200);
  } finally {
    site.tidy();
  }
});
