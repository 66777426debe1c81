import type { AnswerWords } from '../../../src/ask/answer/render.ts';

/** The words of an answer, where they can be told from its texts. */
export const words: AnswerWords = {
  base: '',
  found: { other: '{count} for {query}' },
  none: 'none for {query}',
  noneAdvice: '',
  more: 'Read more: {title}',
  best: 'best',
  sure: 'sure',
  unsure: 'unsure',
  topics: 'topics',
  elsewhere: 'elsewhere',
  others: 'others',
  corrected: '{from} {to}',
  insist: '{query}',
  unknown: '{words}',
  cut: 'the first 40 words',
  refine: 'refine',
  audience: 'for',
  with: 'with {word}',
  like: 'like {name}',
  filtered: '{name}',
  all: 'all',
  language: '{language}',
  person: 'person',
  contact: '/en/contact/',
};
