import { article, goodFields } from '../agency.ts';
import { testMistakes } from '../check/mistakes.ts';

testMistakes([
  [
    'an alias in YAML',
    'articles/en/x.mdx',
    article(goodFields.replace('A page', '*nope')),
    'articles/en/x.mdx:2 a text cannot begin with * here. Put it in quotation marks: "*nope …"',
  ],
  [
    'a text that is too long',
    'articles/en/x.mdx',
    article(goodFields, 'word '.repeat(20_000)),
    'characters; a page can have 60000.',
  ],
  ['a text nested too deeply', 'articles/en/x.mdx', article(goodFields, `${'> '.repeat(500)}x`), 'cannot be read'],
  ['a text that is not UTF-8', 'articles/en/x.mdx', article(goodFields, 'l\uFFFDn'), 'is not saved as UTF-8'],
  ['a page in the wrong place', 'articles/lost.mdx', article(goodFields), 'articles/lost.mdx:1 becomes no page.'],
  ['a folder in a folder', 'articles/en/sub/x.mdx', article(goodFields), 'articles/en/sub/x.mdx:1 becomes no page.'],
  ['an unknown ending', 'articles/en/x.markdown', article(goodFields), 'articles/en/x.markdown:1 becomes no page.'],
]);
