/** Kana that inflect what a kanji says; others after one are a word of their own (`粗大ごみ`). */
const okurigana =
  /(?<=\p{sc=Han})[いうえがきぎくぐけげこさしじすずせぜたちつてでとどなにねのばびぶべまみむめやよらりるれろわっん]{1,3}(?=\p{sc=Han}|$)/gu;

/**
 * Stems a Japanese word, as the segmenter cuts it: of kanji with kana only the kanji stay, so that inflected words and those
 * that are written with fewer kana share a stem (`払う, 払い`; `引っ越し, 引越し`); a word of kana is written in hiragana
 * (`ゴミ, ごみ`), without a long vowel at its end (`コンピューター, コンピュータ`). Our own rules: a light stemmer, as for other
 * languages, since readings and inflections would take a dictionary in the browser.
 */
export function stemJapanese(word: string): string {
  if (/\p{sc=Han}/u.test(word)) return word.replace(okurigana, '');
  if (!/^[ぁ-ゖァ-ヶー]+$/.test(word)) return word;
  const kana = word.replace(/[ァ-ヶ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0x60));
  return kana.replace(/(?<=..)ー$/, '');
}
