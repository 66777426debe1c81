import { expect, test } from '@playwright/test';
import { hunspellWords } from '../../../../src/ask/build/real/hunspell.ts';

for (const [what, affixes, entries, words] of [
  ['an ending is put on', 'SFX S Y 1\nSFX S 0 s .', '1\nloan/S', ['loan', 'loans']],
  ['what an ending takes off', 'SFX D Y 1\nSFX D y ied [^aeiou]y', '2\ntry/D\nplay/D', ['try', 'tried', 'play']],
  ['a beginning goes with an ending', 'PFX U Y 1\nPFX U 0 un .\nSFX S Y 1\nSFX S 0 s .', '1\ndo/US', ['do', 'undo', 'dos', 'undos']], // prettier-ignore
  ['pairs as flags', 'FLAG long\nSFX S. Y 1\nSFX S. 0 s .', '1\nmot/S.', ['mot', 'mots']],
  ['what only stands in compounds is none', 'ONLYINCOMPOUND o', '2\nAusgeh/o\nAus', ['Aus']],
] as const)
  test(`words of a dictionary: ${what}`, () => {
    expect([...hunspellWords(affixes, entries)]).toEqual(words);
  });
