import { expect, test } from '@playwright/test';
import { agency, article, goodFields, run } from '../agency.ts';

test('a page that is not shown today promises nothing', () => {
  const balloon = (ask: string, more = '') => article(`${goodFields}\nasks: [${ask}]${more}`);
  const changes = {
    'articles/en/balloon.mdx': balloon('when does the balloon rise', '\npublish: 2999-01-01'),
    'articles/en/kite.mdx': balloon('when does the kite fly', '\nexpires: 2020-01-01'),
    'articles/en/drum.mdx': balloon('when does the drum sound'),
  };
  // Those of the agency are 85.
  expect(run('src/check/asks.ts', { CONTENT: agency(changes) })).toMatchObject({
    code: 0,
    output: expect.stringContaining(`${2 * 85 + 2} questions asked, half of them with a typing mistake`),
  });
});

test('--near names the file and the line of each of the asks, and mistakes nothing else for it', () => {
  const near = (...typed: string[]) =>
    run(
      'src/check/asks.ts',
      {
        CONTENT: agency({
          'articles/en/balloon.mdx': article(`${goodFields}\nasks:\n  - when does the balloon rise\n  - balloon price`),
        }),
      },
      ...typed,
    );
  const { code, output } = near('--near');
  expect(code).toBe(0);
  const lines = [...output.matchAll(/articles\/en\/balloon\.mdx:(\d+) asks: "([^"]+)"/g)];
  expect(lines.map(([, line, ask]) => [Number(line), ask])).toEqual(
    expect.arrayContaining([
      [expect.any(Number), 'when does the balloon rise'],
      [expect.any(Number), 'balloon price'],
    ]),
  );
  const lineOf = (text: string) => Number(lines.find(([, , ask]) => ask === text)![1]);
  expect(lineOf('balloon price')).toBe(lineOf('when does the balloon rise') + 1);
  expect(near('--nera')).toMatchObject({
    code: 2,
    output: expect.stringContaining('takes nothing but --near'),
  });
});
