import { expect, test } from '@playwright/test';
import { tellNear } from '../../../src/ask/build/near.ts';
import type { AskPage } from '../../../src/ask/build/pages.ts';
import { english, open, page } from '../pages.ts';

/** Pages as the check knows them: each a file of its own, its title in line 2, its `asks` from line 5 on. */
const asking = (pages: AskPage[]) =>
  pages.map(({ address, title, asks }) => ({
    file: `content/articles${address.slice(0, -1)}.mdx`,
    titleLine: 2,
    asks: asks.map((text, index) => ({ text, line: 5 + index })),
    address,
    title,
  }));

const told = async (pages: AskPage[]) => tellNear(asking(pages), await open('en', pages));

test('each of the asks is told with the page that came next to its own, the nearest first', async () => {
  const text = await told([
    page('renew', 'Renew a loan', 'Keep your books longer.', { asks: ['can i keep my book longer'] }),
    page('late', 'Late books', 'A fee for a book that is late.', { asks: ['how much is a late book'] }),
    page('wifi', 'Connect to wifi', 'Choose the network.', { asks: ['connect to wifi'] }),
  ]);
  const shares = [...text.matchAll(/^ *(\d+) %/gm)].map(([, share]) => Number(share));
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(text).toMatch(
    /^ *\d+ % content\/articles\/en\/renew\.mdx:5 asks: "can i keep my book longer" has "Late books" \(content\/articles\/en\/late\.mdx\) as its second\.$/m,
  );
  expect(text).toContain('content/articles/en/wifi.mdx:5 asks: "connect to wifi" finds no other page.');
  expect(text).toContain('All pages can be told apart.');
});

test('pages with the same title, and pages whose asks lead to each other, are told as pairs, each once', async () => {
  const text = await told([
    ...english,
    page('one', 'Lost card', 'Order a new card.', { asks: ['i lost my card', 'new card please'] }),
    page('two', 'Card that is lost', 'Order a new card.', { asks: ['my card is lost', 'please a new card'] }),
    page('three', 'Parking', 'Where cars stand.'),
    page('four', 'parking', 'A place for a car.'),
  ]);
  const pairs = text.slice(text.indexOf('Pages that no question can tell apart')).split('\n').slice(1);
  expect(pairs.sort()).toEqual([
    'content/articles/en/one.mdx:2 and content/articles/en/two.mdx:2: 2 of 2 asks of "Lost card" lead near to "Card that is lost", and 2 of 2 lead back.',
    'content/articles/en/three.mdx:2 and content/articles/en/four.mdx:2: both are called "parking".',
  ]);
});

test('a page that a question does not find is told before all others', async () => {
  const pages = [...english, page('odd', 'Zebra', 'Stripes.', { asks: ['wifi'] })];
  const [first, ...others] = asking(pages);
  const vocabulary = await open('en', [...english, page('odd', 'Zebra', 'Stripes.')]);
  expect(tellNear([first!, ...others], vocabulary).split('\n')[2]).toBe(
    '  –   content/articles/en/odd.mdx:5 asks: "wifi" does not find this page, but "Connect to wifi" (content/articles/en/wifi.mdx).',
  );
});

test('a site without asks is told so', async () => {
  expect(await told([page('one', 'One page', 'Alone.')])).toContain('No page has asks.');
});
