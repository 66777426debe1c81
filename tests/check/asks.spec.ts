import { expect, test } from '@playwright/test';
import { agency, article, goodFields, run } from '../agency.ts';

test('a page that is not shown today promises nothing', () => {
  const ask = (more: string) =>
    run('src/check/asks.ts', {
      CONTENT: agency({
        'articles/en/balloon.mdx': article(`${goodFields}\nasks: [when does the balloon rise]${more}`),
      }),
    });
  const questions = '170 questions asked, half of them with a typing mistake';
  for (const hidden of ['\npublish: 2999-01-01', '\nexpires: 2020-01-01'])
    expect(ask(hidden)).toMatchObject({ code: 0, output: expect.stringContaining(questions) });
  expect(ask('')).toMatchObject({ code: 0, output: expect.stringContaining(questions.replace('170', '172')) });
});
