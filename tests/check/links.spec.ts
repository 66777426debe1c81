import { expect, test } from '@playwright/test';
import { article, goodFields } from '../agency.ts';
import { check } from './mistakes.ts';

test('on a site below a path nobody writes that path: links that do are told without it', () => {
  const { mistakes } = check({
    'site.yaml': (text) => text.replace('https://help.wadi-zahr.example', 'https://www.wadi-zahr.example/help'),
    'public/downloads/form.pdf': '%PDF-1.4',
    'articles/en/good.mdx': article(
      `${goodFields}\nwas: [/old/page.html]`,
      'A [file](/downloads/form.pdf), a [page](bin-collection.mdx) and [all](/en/a-z/).',
    ),
    'articles/en/bad.mdx': article(
      `${goodFields}\nwas: [/help/old/bad.html]`,
      '[A](/help/downloads/form.pdf)\n\n[B](/help/en/a-z/)\n\n[C](/help/en/bin-collection/)\n\n[D](/help/none.pdf)',
    ),
  });
  expect(mistakes).toEqual([
    'articles/en/bad.mdx:8 was: "/help/old/bad.html" begins with the path of the site, which comes by itself. Write /old/bad.html',
    'articles/en/bad.mdx:10:1 the link "/help/downloads/form.pdf" should be /downloads/form.pdf: the path of the site, /help, comes by itself.',
    'articles/en/bad.mdx:12:1 the link "/help/en/a-z/" should be /en/a-z/: the path of the site, /help, comes by itself.',
    'articles/en/bad.mdx:14:1 the link "/help/en/bin-collection/" should name the file, so that it stays right: bin-collection.mdx',
    'articles/en/bad.mdx:16:1 the link "/help/none.pdf" leads to a page or file that is not there.',
    '5 mistakes to mend. Nothing was published.',
  ]);
});
