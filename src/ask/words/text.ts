/** Tokenizes a text: its words in their order, folded (`Študentska izkaznica!` → `studentska`, `izkaznica`). */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Folds case and diacritics (Unicode NFKC, then combining marks removed; `č` → `c`, `ø` → `o`), and joins what an
 * apostrophe or hyphen parts, so that what is typed without them matches what is written with them. Idempotent. Only Latin letters lose their marks; `й` and Indic vowels are letters of their own. Arabic loses its vowel signs.
 */
export function fold(text: string): string {
  // Most texts hold nothing that needs more.
  if (/^[\0-\x7f]*$/.test(text))
    return text
      .toLowerCase()
      .replace(/(?<=[a-z])'(?:d|ll|m|re|ve)\b/g, '')
      .replace(/(?<=[a-z0-9])['-](?=[a-z])/g, '');
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll('æ', 'ae')
      .replaceAll('ø', 'o')
      .replaceAll('ß', 'ss')
      .replaceAll('đ', 'd')
      .normalize('NFD')
      .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
      .replace(/[\u064B-\u0652\u0640]/g, '')
      .normalize('NFC')
      // I'd, we'll: the verb means nothing, and `id`, `well` mean something else.
      .replace(/(?<=\p{Script=Latin})['’ʼ](?:d|ll|m|re|ve)(?!\p{L})/gu, '')
      // can't → cant, wi-fi → wifi, 2-step → 2step
      .replace(/(?<=[\p{L}\p{N}])['’ʼ‑-](?=\p{L})/gu, '')
  );
}
