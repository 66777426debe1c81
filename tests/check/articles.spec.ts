import { expect, test } from '@playwright/test';
import { article, goodFields } from '../agency.ts';
import { check } from './mistakes.ts';

test('every mistake of every article is listed at once, with its place and what to write instead', () => {
  const fields = (change: (text: string) => string) => article(change(goodFields));
  const { code, mistakes } = check({
    'articles/en/bad-fields.mdx': fields((text) =>
      text
        .replace('topic: water', 'topic: watre')
        .replace('[residents]', '[residents, tourist]')
        .replace('waterworks', 'waterwork')
        .replace('2026-09-14', '14.9.2026'),
    ),
    'articles/en/bad-day.mdx': fields((text) => text.replace('2026-09-14', '2026-02-30')),
    'articles/en/missing-fields.mdx': article(
      'title: A page\nsumary: Wrong name of a field that exists\nreviewEvery: often',
    ),
    'articles/en/bad-links.mdx': article(
      goodFields,
      'See [this](bin-colection.mdx), [that](bin-collection.mdx#your-colection-days) and [those](/downloads/none.pdf).\n\n<Hours desk="town-hal" />',
    ),
    'articles/en/twin.mdx': article(`${goodFields}\nnumber: 11\nrelated: [bin-colection, twin]`),
    'articles/ar/report-a-leak.mdx': (text) => text.replace(/^number: .*$/m, 'number: 99'),
    'articles/en/search.mdx': article(goodFields),
    'articles/en/Capital.mdx': article(goodFields),
    'articles/en/bin-collection.md': article(goodFields),
    'articles/fr/page.mdx': article(goodFields),
    'articles/en/no-fields.mdx': 'Just text.\n',
    'articles/en/no-text.mdx': article(goodFields, ''),
    'articles/en/broken.mdx': article('title: "unfinished\ntopic: water'),
    'articles/en/code.mdx': article(goodFields, 'import x from "y"\n\n{x}\n\n<Foo />'),
    'articles/en/old.mdx': article(`${goodFields}\nwas: [water-bill]`),
    'articles/en/backwards.mdx': article(`${goodFields}\npublish: 2026-12-01\nexpires: 2026-11-01`),
  });
  expect(mistakes).toEqual([
    'articles/ar/report-a-leak.mdx:15 number: 99 differs from articles/en/report-a-leak.mdx, which has 22. A page has one number in all languages.',
    'articles/en/backwards.mdx:9 expires: "2026-11-01" is not after the day of publication, 2026-12-01.',
    'articles/en/bad-day.mdx:7 reviewed: "2026-02-30" is not a date. Write year-month-day, such as 2026-09-14.',
    'articles/en/bad-fields.mdx:4 topic: "watre" is not a topic. Did you mean "water"?',
    'articles/en/bad-fields.mdx:5 audience: "tourist" is not an audience. Known: residents, businesses.',
    'articles/en/bad-fields.mdx:6 owner: "waterwork" is not a desk. Did you mean "waterworks"?',
    'articles/en/bad-fields.mdx:7 reviewed: "14.9.2026" is not a date. Write year-month-day, such as 2026-09-14.',
    'articles/en/bad-links.mdx:9:5 the link to "bin-colection.mdx" leads to an article that is not there. Did you mean "bin-collection"?',
    'articles/en/bad-links.mdx:9:32 the link to "bin-collection.mdx#your-colection-days": there is no such heading. Did you mean "your-collection-days"?',
    'articles/en/bad-links.mdx:9:83 the link "/downloads/none.pdf" leads to a page or file that is not there.',
    'articles/en/bad-links.mdx:11:1 <Hours desk="town-hal">: there is no such desk. Did you mean "town-hall"?',
    'articles/en/bin-collection.md:1 stands beside a file with the same name and another ending (.md and .mdx). Keep one.',
    'articles/en/broken.mdx:2 the quotation mark " is never closed. Write it behind the text, too.',
    'articles/en/Capital.mdx:1 the file name "Capital" becomes the address: use only small letters a-z, digits and hyphens.',
    'articles/en/code.mdx:9:1 import and export are not allowed here. If the line is ordinary text, begin it with another word.',
    'articles/en/code.mdx:11:1 {…} is not allowed here. For a real brace write \\{',
    'articles/en/code.mdx:13:1 <Foo> is not a component. Known: Steps, Note, Hours, Contact, Emergency, Guide, Service, Download, Details, Video.',
    'articles/en/missing-fields.mdx:2 summary: is missing. One or two sentences on what the reader gets; lists and search engines show them.',
    'articles/en/missing-fields.mdx:2 topic: is missing. The topic it belongs to: one of the topics in site.yaml.',
    'articles/en/missing-fields.mdx:2 audience: is missing. Whom it is for: one or more of the audiences in site.yaml.',
    'articles/en/missing-fields.mdx:2 owner: is missing. The desk that answers for the text: one of the desks in site.yaml.',
    'articles/en/missing-fields.mdx:2 reviewed: is missing. The day somebody last checked that all of it is true.',
    'articles/en/missing-fields.mdx:3 sumary: is not a field here. Did you mean "summary"?',
    'articles/en/missing-fields.mdx:4 reviewEvery: "often" is not a number. After how many months it must be checked again.',
    'articles/en/no-fields.mdx:1 has no front matter. Begin the file with a line ---, the fields title, summary, topic, audience, owner and reviewed, and a line ---.',
    'articles/en/no-text.mdx:10 has no text below the front matter.',
    'articles/en/old.mdx:8 was: "water-bill" is the address of articles/en/water-bill.mdx already.',
    'articles/en/search.mdx:1 the file name "search" is the address of another page. Choose another.',
    'articles/en/twin.mdx:8 number: 11 is already the number of articles/en/bin-collection.mdx. Choose another.',
    'articles/en/twin.mdx:9 related: "bin-colection" is not an article. Did you mean "bin-collection"?',
    'articles/en/twin.mdx:9 related: names the article itself.',
    'articles/fr/page.mdx:1 stands in the folder "fr", which is not a language of site.yaml (en, ar).',
    '32 mistakes to mend. Nothing was published.',
  ]);
  expect(code).toBe(1);
});
