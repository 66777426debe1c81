const email = /[^\s<>()",;:]+[@＠][^\s<>()",;:]+/gu;
const longest = 300;

/** A question without digits and e-mail addresses, at most 300 characters: what "tell us" sends, and all that is kept. */
export function withoutPerson(question: string): string {
  const bare = question.slice(0, 1000).replace(email, '').replace(/\p{N}/gu, '').replace(/\s+/g, ' ').trim();
  return bare.slice(0, longest).toWellFormed().trim();
}
