/** From the beginning of a word, or it would be looked for at each of a thousand letters. */
const email = /(?<![^\s<>()",;:])[^\s<>()",;:]+[@＠][^\s<>()",;:]+/gu;
const longest = 300;

/** Redacts a question that found nothing: without digits and e-mail addresses, at most 300 characters, well-formed Unicode. It is what "tell us" sends, and all that is kept. */
export function redact(question: string): string {
  const bare = question.slice(0, 1000).replace(email, '').replace(/\p{N}/gu, '').replace(/\s+/g, ' ').trim();
  return bare.slice(0, longest).toWellFormed().trim();
}
