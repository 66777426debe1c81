import { article, goodFields } from '../agency.ts';
import { testMistakes } from './mistakes.ts';

testMistakes([
  [
    'a name that every object has',
    'articles/en/x.mdx',
    article(goodFields.replace('topic: water', 'topic: constructor')),
    'articles/en/x.mdx:4 topic: "constructor" is not a topic.',
  ],
  [
    'a file that climbs out',
    'articles/en/x.mdx',
    article(goodFields, '<Download file="/../site.yaml">Settings</Download>'),
    'there is no such file',
  ],
  [
    'a folder as a file',
    'articles/en/x.mdx',
    article(goodFields, '[all](/)'),
    'leads to a page or file that is not there',
  ],
  [
    'a review in the future',
    'articles/en/x.mdx',
    article(goodFields.replace('2026-09-14', '2999-01-01')),
    'reviewed: "2999-01-01" is in the future.',
  ],
  [
    'a change in the future',
    'articles/en/x.mdx',
    article(`${goodFields}\nchanged: { on: 2999-01-01, what: All is different now. }`),
    'changed: "2999-01-01" is in the future. A change is told when it is there.',
  ],
  [
    'a change that is told in markup',
    'services/en/x.mdx',
    article(`${goodFields}\nchanged: { on: 2026-09-01, what: "All is **different** now." }`),
    'changed.what: "All is **different** now." holds signs of markup. Write words alone.',
  ],
  [
    'a change without a sentence',
    'articles/en/x.mdx',
    article(`${goodFields}\nchanged: { on: 2026-09-01 }`),
    'changed.what: is missing. What is different now, in a sentence.',
  ],
]);
