import { expect, test } from '@playwright/test';
import { conceptsOf } from '../../../src/ask/answer/concepts.ts';
import { openOverlap } from '../../../src/ask/answer/overlap.ts';
import { open, page } from '../pages.ts';

test('a title agrees with a question by what it holds of it and by what else it says, question words apart', async () => {
  const vocabulary = await open('en', [
    page('filter', 'Find mail by filter label sender', 'Mail is found.'),
    page('mail', 'Where to find mail', 'Mail is found.'),
    page('lost', 'Anything else', 'A letter.', { summary: 'Find mail.' }),
  ]);
  const question = 'where can I find my mail';
  const overlap = openOverlap(question, conceptsOf(question, vocabulary), vocabulary, () => 1, 1);
  const [filter, mail, lost] = [0, 1, 2].map(overlap);
  expect(filter).toMatchObject({ asked: 1, held: 0.4, summary: 0, small: 0 });
  expect(mail).toMatchObject({ asked: 1, held: 1, summary: 0, small: 1 });
  expect(lost).toMatchObject({ asked: 0, held: 0, summary: 1, small: 0 });
});
