import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAsk } from '../../../src/ask/server/handler.ts';
import { mistakesIn } from '../../html.ts';
import { isSample } from '../../sample.ts';
import { sites } from '../../sites.ts';

const { folder, languages } = sites.content;
const read = async (address: string) => {
  try {
    return readFileSync(join(folder, address), 'utf8');
  } catch {
    return undefined;
  }
};

/** As it is hosted where WebAssembly cannot be compiled: without the full text. */
const { app } = openAsk({ languages, base: '', read });

test('whatever is asked, and narrowed to, the server answers with a page in which none of it is markup', async () => {
  // Here and not above: to make it takes a second in each process.
  const odd = fc.oneof(
    fc.string({ maxLength: 300, unit: 'grapheme' }),
    fc.string({ maxLength: 100, unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'library',
          'card',
          'the',
          '</p><script>alert(1)</script>',
          '" onload="',
          '$&',
          '$1',
          '😀',
          '‮',
          'مياه',
          '{name}',
          '{word}',
        ),
        { maxLength: 50 },
      )
      .map((parts) => parts.join(' ')),
  );

  await fc.assert(
    fc.asyncProperty(
      odd,
      odd,
      fc.constantFrom(...languages),
      fc.boolean(),
      async (question, word, language, insist) => {
        const values = new URLSearchParams({
          q: question,
          word,
          topic: word,
          kind: question,
          ...(insist && { exact: '1' }),
        });
        for (const path of [`/${language}/search/?`, `/desk/ask?lang=${language}&`]) {
          const answer = await app.request(path + values);
          expect(answer.status).toBe(200);
          const html = await answer.text();
          expect(html).toContain('data-state="ready"');
          expect(html.match(/<script\b/g)).toHaveLength(scripts(language));
          expect(html).not.toContain(' onload="');
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('what the server fills is valid HTML when an answer is narrowed to a word', async () => {
  test.skip(!isSample, 'Another agency has other words.');
  const answer = await app.request('/en/search/?q=card&word=borrow');
  const html = await answer.text();
  expect(html).toContain('with “borrow”');
  expect(await mistakesIn(html, 'narrowed')).toEqual([]);
});

/** How many scripts the built search page has. */
function scripts(language: string): number {
  return readFileSync(join(folder, language, 'search/index.html'), 'utf8').match(/<script\b/g)!.length;
}
