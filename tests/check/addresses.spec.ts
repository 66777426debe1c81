import { article, goodFields } from '../agency.ts';
import { testMistakes } from './mistakes.ts';

testMistakes([
  [
    'an old address that a page has',
    'articles/en/x.mdx',
    article(`${goodFields}\nwas: [search]`),
    '"search" is the address of a page of the engine already.',
  ],
  [
    'an old address of the engine',
    'articles/en/x.mdx',
    article(`${goodFields}\nwas: [/robots.txt]`),
    '"/robots.txt" is the address of the engine already.',
  ],
  [
    'an old address that is a number',
    'articles/en/x.mdx',
    article(`${goodFields}\nwas: [/a/11]`),
    '"/a/11" is the address of articles/',
  ],
  [
    'an old address that climbs out',
    'articles/en/x.mdx',
    article(`${goodFields}\nwas: [/../x.html]`),
    'must be an old file name or address',
  ],
  [
    'an old address for everything',
    'articles/en/x.mdx',
    article(`${goodFields}\nwas: ["/*"]`),
    'must be an old file name or address',
  ],
]);
