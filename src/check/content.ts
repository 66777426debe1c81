import { join } from 'node:path';
import { readArticles, strayFiles, type Article } from '../articles/read.ts';
import { readCatalogue } from '../catalogue/read.ts';
import { readGuides, strayGuides, type GuideFile } from '../guides/read.ts';
import { formatProblem, formatProblems, suggest, type Problem } from '../problems.ts';
import { checkSite, contentFolder } from '../site.ts';
import { checkArticles, noticesOf } from './articles.ts';
import { checkGuides, noticesOfGuides } from './guides.ts';
import { checkStrings } from './strings.ts';
import { checkWords, strayWords } from './words.ts';

/** What the check found: `problems` stop the build, `notices` are for the editors' next quiet hour. */
export interface Findings {
  problems: Problem[];
  notices: Problem[];
  articles: Article[];
  guides: GuideFile[];
}

/** Reads everything the agency wrote and finds every mistake in it, in all files at once. */
export async function checkContent(today = new Date().toISOString().slice(0, 10)): Promise<Findings> {
  const { parts: site, hours, problems, lineOf } = checkSite();
  const languages = site.languages ?? [];
  const articles = readArticles(languages);
  const guides = readGuides(languages, hours?.zone ?? 'UTC');
  const slugs = articles.filter(({ language }) => language === languages[0]).map(({ slug }) => slug);
  const file = join(contentFolder, 'site.yaml');
  for (const slug of site.needed ?? [])
    if (!slugs.includes(slug))
      problems.push({
        file,
        line: lineOf(['needed']),
        field: 'needed',
        message: `"${slug}" is not an article in the default language.${suggest(slug, slugs)}`,
      });
  if (articles.length === 0)
    problems.push({ file: join(contentFolder, 'articles'), line: 1, message: 'holds no articles.' });
  const words = await Promise.all(languages.map((language) => checkWords(articles, language)));
  return {
    problems: [
      ...problems,
      ...strayFiles(),
      ...readCatalogue().problems,
      ...checkStrings(contentFolder, languages),
      ...articles.flatMap((article) => article.problems),
      ...checkArticles(articles, site, today, guides),
      ...strayGuides(),
      ...guides.flatMap((guide) => guide.problems),
      ...checkGuides(guides, articles, site, today),
      ...words.flat(),
      ...strayWords(languages),
    ],
    notices: [...noticesOf(articles, languages, today), ...noticesOfGuides(guides, languages, today)],
    articles,
    guides,
  };
}

if (import.meta.main) {
  const { problems, notices: later, articles } = await checkContent();
  if (later.length > 0) console.log(`For later:\n${later.map(formatProblem).join('\n')}\n`);
  if (problems.length > 0) {
    console.error(formatProblems(problems));
    process.exitCode = 1;
  } else console.log(`${articles.length} articles in ${contentFolder}: no mistakes.`);
}
