import { expect, test } from '@playwright/test';
import { withFormulas } from '../../../src/guides/whole/formulas.ts';
import { language } from '../../../src/settings/strings.ts';
import type { Guide } from '../../../src/guides/tree/guide.ts';

const guide = { locale: 'en', currency: 'EUR', questions: {}, outcomes: {} } as unknown as Guide;
const phrasing = { guide, words: language('en'), today: '2026-11-30', labelOf: () => '<img src=x onerror=alert(1)>' };
const text = { text: '<p>You pay {{0}}.</p>', values: [{ sum: { answer: 'price' }, kind: 'number' as const }] };

test('a formula in a text that is HTML already holds no markup of the wording', () => {
  expect(withFormulas(text, phrasing, true)).toBe('<p>You pay [&#60;img src=x onerror=alert(1)&#62;].</p>');
  expect(withFormulas(text, phrasing)).toContain('[<img');
});
