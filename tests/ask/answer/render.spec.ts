import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { answer } from '../../../src/ask/answer/answer.ts';
import { renderAnswer, summaryOf } from '../../../src/ask/answer/render.ts';
import { wordsOf } from '../../../src/ask/words/text.ts';
import { english, open, page } from '../pages.ts';
import { words } from './words.ts';

test('what was not read of a long question is said', async () => {
  const vocabulary = await open('en', english);
  const some = (count: number) => Array.from({ length: count }, (_, index) => `word${index}`);
  const long = answer({ question: [...some(39), 'library', 'card'].join(' '), insist: false }, vocabulary);
  expect(renderAnswer(long, words, 'en', (word) => word).notes).toContain('40 words');
  const whole = answer({ question: [...some(39), 'library'].join(' '), insist: false }, vocabulary);
  expect(renderAnswer(whole, words, 'en', (word) => word).notes).not.toContain('40 words');
});

test('no question throws, finds nothing for a real word, or gets markup into the page', async () => {
  const vocabulary = await open('en', [
    ...english,
    page('x', '<b>Bold</b> & "quoted"', 'Text with <script>alert(1)</script> in it.'),
  ]);
  const odd = fc.oneof(
    fc.string({ maxLength: 1000, unit: 'grapheme' }),
    fc.string({ maxLength: 200, unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          'renew',
          'the',
          'how',
          '<img src=x onerror=alert(1)>',
          '"',
          "'",
          '&amp;',
          '</p>',
          'javascript:',
          '\u202E',
          '😀',
          'ا',
          'š',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(' ')),
  );
  fc.assert(
    fc.property(odd, fc.boolean(), (question, insist) => {
      const found = answer({ question, insist }, vocabulary);
      const { notes, pages } = renderAnswer(found, words, 'en', vocabulary.stem);
      expect(
        `${notes}${pages}`.replace(/<\/?(a|p|div|section|nav|h2|ul|li|ol|mark)( [a-z-]+="[^"<>]*")*>/g, ''),
      ).not.toMatch(/[<>"]/);
      expect(typeof summaryOf(found, words)).toBe('string');
      if (wordsOf(question).includes('renew')) expect(found.found.length).toBeGreaterThan(0);
    }),
    { numRuns: 600 },
  );
});
