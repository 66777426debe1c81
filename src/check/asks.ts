import { calibrate } from '../ask/build/calibrate.ts';
import { askPage, cataloguePages, contactPages, guidePage, placePages, servicePage } from '../ask/build/pages.ts';
import { answer } from '../ask/answer/answer.ts';
import { prepare } from '../ask/build/prepare.ts';
import { stemmerOf } from '../ask/words/stem.ts';
import { openVocabulary } from '../ask/answer/vocabulary.ts';
import { readWords } from '../ask/build/words.ts';
import type { Article } from '../articles/read.ts';
import { isShown } from '../articles/schema.ts';
import type { GuideFile } from '../guides/read/read.ts';
import { todayIn } from '../hours/zone.ts';
import { formatProblems, type Problem } from '../settings/problems.ts';
import type { ServiceFile } from '../services/read.ts';
import { readSite } from '../settings/site.ts';
import type { Site } from '../settings/schema.ts';
import { checkContent, type Findings } from './content.ts';
import { mistype } from './mistype.ts';

/** Among how many first results a page must be. */
const promised = 3;

/**
 * Asks the search every question in the `asks` of what is shown in a language on a date (year-month-day), as written and with one
 * typing mistake (the same in every run). Each that does not find its page among the first three results is a problem; `asked` is how
 * many were asked.
 */
export async function checkAsks(
  site: Site,
  articles: Article[],
  language: string,
  today: string,
  guides: GuideFile[] = [],
  services: ServiceFile[] = [],
): Promise<{ problems: Problem[]; asked: number }> {
  const { hours } = readSite();
  const own = articles.filter(({ language: tag, fields }) => tag === language && fields && isShown(fields, today));
  const ownServices = services.filter(
    ({ language: tag, fields }) => tag === language && fields && isShown(fields, today),
  );
  const ownGuides = guides.filter(({ language: tag, guide }) => tag === language && guide);
  const pages = [
    ...own.map(({ slug, fields, body }) => askPage(site, language, slug, fields!, body.text)),
    ...ownServices.map(({ slug, fields, body }) => servicePage(site, language, slug, fields!, body.text)),
    ...ownGuides.map(({ slug, fields, guide }) => guidePage(site, language, slug, fields!, guide!)),
    ...contactPages(site, language),
    ...placePages(site, language, hours.places),
    ...cataloguePages(language),
  ];
  const vocabulary = openVocabulary(
    await calibrate(await prepare(language, pages, readWords(language).words)),
    await stemmerOf(language),
  );
  const problems: Problem[] = [];
  let asked = 0;
  const asking = [
    ...[...own, ...ownServices].map(({ file, lines, fields }) => ({
      file,
      line: lines['asks'] ?? 1,
      asks: fields!.asks,
    })),
    ...ownGuides.map(({ file, lineOf, fields }) => ({ file, line: lineOf(['asks']), asks: fields!.asks })),
  ];
  asking.forEach(({ file, line, asks }, index) => {
    for (const ask of asks)
      for (const question of [ask, mistype(ask)]) {
        asked++;
        const { found } = answer({ question, insist: false }, vocabulary);
        const place = found.findIndex(({ address }) => address === pages[index]!.address);
        if (place >= 0 && place < promised) continue;
        const winner = found[0];
        const typed = question === ask ? `"${ask}"` : `"${question}" ("${ask}", mistyped)`;
        const instead = winner
          ? `finds "${winner.title}" (${winner.address}) first and this page ${place === -1 ? 'not at all' : `in place ${place + 1}`}`
          : 'finds nothing';
        const advice = `Say it in the title or summary, add a word to words/${language}.yaml, or make one page of the two if they answer the same.`;
        problems.push({ file, line, field: 'asks', message: `${typed} ${instead}. ${advice}` });
      }
  });
  return { problems, asked };
}

/** Asks every promised question in every language of the site, as of today. Needs content without mistakes. */
export async function askEverything({
  articles,
  guides,
  services,
}: Findings): Promise<{ problems: Problem[]; asked: number }> {
  const { site, hours } = readSite();
  const today = todayIn(hours.zone);
  const results = await Promise.all(
    site.languages.map((language) => checkAsks(site, articles, language, today, guides, services)),
  );
  return {
    problems: results.flatMap(({ problems }) => problems),
    asked: results.reduce((sum, { asked }) => sum + asked, 0),
  };
}

if (import.meta.main) {
  const findings = await checkContent();
  if (findings.problems.length > 0) {
    console.error(formatProblems(findings.problems));
    process.exit(1);
  }
  const { problems, asked } = await askEverything(findings);
  if (problems.length > 0) {
    console.error(formatProblems(problems));
    process.exitCode = 1;
  } else
    console.log(
      `${asked} questions asked, half of them with a typing mistake: each finds its page among the first ${promised}.`,
    );
}
