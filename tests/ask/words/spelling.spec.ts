import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { edits } from './edits.ts';
import { editsAmong, isNear, nearAmong } from '../../../src/ask/words/spelling.ts';
import { openTrie } from '../../../src/ask/words/trie.ts';

test('one slip of the finger is found, two are near, three are not', () => {
  const trie = openTrie(new Set(['password']), []);
  for (const typed of ['pasword', 'passsword', 'passwrod', 'psasword', 'passwird']) {
    expect(editsAmong(typed, trie, 1000), typed).toContain('password');
    expect(isNear(typed, 'password', 1), typed).toBe(true);
  }
  expect(isNear('paswrod', 'password', 2)).toBe(true);
  expect(nearAmong('paswrod', trie, 2)).toEqual(['password']);
  expect(isNear('pswrd', 'password', 2)).toBe(false);
  expect(nearAmong('pswrd', trie, 2)).toEqual([]);
});

const word = fc.string({ unit: fc.constantFrom(...'abcs'), minLength: 1, maxLength: 9 });

test('walking along the words finds those at distance one, in the order of all edits, and those at distance two', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, (words, typed) => {
      const trie = openTrie(new Set(), words);
      const all = [...edits(typed)].filter((edit) => words.includes(edit));
      expect(editsAmong(typed, trie, Infinity).filter((edit) => words.includes(edit))).toEqual(all);
      const near = words.filter((other) => other[0] === typed[0] && isNear(other, typed, 2));
      expect(nearAmong(typed, trie, 2)).toEqual(near.sort());
    }),
  );
});

test('an edit is looked at where the word can go on, and no more of them than are asked for', () => {
  const trie = openTrie(new Set(['inform', 'librari']), ['information', 'libraries']);
  expect(editsAmong('librareis', trie, 1000)).toContain('libraries');
  expect(editsAmong('qwjxkzvbnmasdfghjklqwertyuiop', trie, 1000)).toEqual([]);
  const among = editsAmong('informatoin', trie, 1000);
  expect(among).toContain('information');
  expect(among.length).toBeLessThan(edits('informatoin').size);
  expect(editsAmong('informatoin', trie, 50).length).toBeLessThan(120);
});
