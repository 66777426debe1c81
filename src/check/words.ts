import type { Article } from '../articles/read.ts';
import { stemmerOf } from '../ask/stem.ts';
import { wordsOf } from '../ask/text.ts';
import { readWords } from '../ask/words.ts';
import { suggest, type Problem } from '../problems.ts';

/** Mistakes in `content/words/<language>.yaml`: best bets that lead nowhere, words that are on no page, words that lead in a circle. */
export async function checkWords(articles: Article[], language: string): Promise<Problem[]> {
  const { file, words, problems, lineOf } = readWords(language);
  const say = (path: PropertyKey[], message: string) =>
    problems.push({ file, line: lineOf(path), field: path.join('.'), message });
  const own = articles.filter((article) => article.language === language);
  const slugs = own.map(({ slug }) => slug);
  for (const [question, targets] of Object.entries(words.bestBets))
    for (const target of targets)
      if (!slugs.includes(target))
        say(['bestBets', question], `"${target}" is not an article in ${language}.${suggest(target, slugs)}`);

  // Reading all texts for nothing would cost every build.
  if (words.synonyms.length === 0 && Object.keys(words.oneWay).length === 0) return problems;
  const stem = await stemmerOf(language);
  const stems = (text: string) => wordsOf(text).map(stem);
  const written = new Set(
    own.flatMap(({ parts, body }) => stems([parts.title, parts.summary, ...(parts.asks ?? []), body.text].join(' '))),
  );
  const isWritten = (text: string) => stems(text).every((root) => written.has(root));
  words.synonyms.forEach((group, index) => {
    if (!group.some(isWritten)) say(['synonyms', index], `none of these words is on any page: ${group.join(', ')}.`);
  });
  for (const [from, to] of Object.entries(words.oneWay)) {
    for (const target of to)
      if (!isWritten(target)) say(['oneWay', from], `"${target}" is on no page, so it finds nothing.`);
    if (to.some((target) => leadsTo(target, from, words.oneWay)))
      say(['oneWay', from], 'leads back to itself. If the words mean the same, make them a list of synonyms.');
  }
  return problems;
}

function leadsTo(from: string, goal: string, oneWay: Record<string, string[]>, seen = new Set<string>()): boolean {
  if (from === goal) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (oneWay[from] ?? []).some((next) => leadsTo(next, goal, oneWay, seen));
}
