import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { calibrate } from '../ask/build/sure/calibrate.ts';
import { askPage, cataloguePages, contactPages, guidePage, placePages, servicePage } from '../ask/build/pages.ts';
import { answer } from '../ask/answer/answer.ts';
import { tellNear, type AskingPage } from '../ask/build/near.ts';
import { prepare } from '../ask/build/prepare.ts';
import { fold } from '../ask/words/text.ts';
import { stemmerOf } from '../ask/words/stem.ts';
import { openVocabulary, type Vocabulary } from '../ask/answer/vocabulary.ts';
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

/** A promise that the search does not keep: which of the `asks` it is, and what it finds instead. */
export type Unkept = Problem & { ask: string };

/** Among how many first results a page must be. */
const promised = 3;

/** The pages that are shown in a language on a date (year-month-day), as the search knows them, and those that promise answers. */
async function openAsking(
  site: Site,
  articles: Article[],
  language: string,
  today: string,
  guides: GuideFile[],
  services: ServiceFile[],
): Promise<{ vocabulary: Vocabulary; asking: AskingPage[] }> {
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
  const asking = [
    ...[...own, ...ownServices].map(({ file, lines, fields }) => ({
      file,
      titleLine: lines['title'] ?? 1,
      asks: fields!.asks.map((text) => ({ text, line: lines['asks'] ?? 1 })),
    })),
    ...ownGuides.map(({ file, lineOf, fields }) => ({
      file,
      titleLine: lineOf(['title']),
      asks: fields!.asks.map((text) => ({ text, line: lineOf(['asks']) })),
    })),
  ].map((page, index) => ({ ...page, address: pages[index]!.address, title: pages[index]!.title }));
  return { vocabulary, asking };
}

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
): Promise<{ problems: Unkept[]; asked: number }> {
  const { vocabulary, asking } = await openAsking(site, articles, language, today, guides, services);
  const isRight = (word: string) => vocabulary.isReal(vocabulary.stem(fold(word)));
  const problems: Unkept[] = [];
  let asked = 0;
  for (const { file, asks, address: own } of asking)
    for (const { text: ask, line } of asks)
      for (const question of [ask, mistype(ask, 1, isRight)]) {
        asked++;
        const { found } = answer({ question, insist: false }, vocabulary);
        const place = found.findIndex(({ address }) => address === own);
        if (place >= 0 && place < promised) continue;
        const winner = found[0];
        const typed = question === ask ? `"${ask}"` : `"${question}" ("${ask}", mistyped)`;
        const instead = winner
          ? `finds "${winner.title}" (${winner.address}) first and this page ${place === -1 ? 'not at all' : `in place ${place + 1}`}`
          : 'finds nothing';
        const advice = `Say it in the title or summary, add a word to words/${language}.yaml, or make one page of the two if they answer the same.`;
        problems.push({ file, line, field: 'asks', ask, message: `${typed} ${instead}. ${advice}` });
      }
  return { problems, asked };
}

/** What `--near` prints: by language, which page comes near to that of each of the `asks`, as of today. Needs content without mistakes. */
async function tellAllNear({ articles, guides, services }: Findings): Promise<string> {
  const { site, hours } = readSite();
  const told: string[] = [];
  for (const language of site.languages) {
    const { vocabulary, asking } = await openAsking(site, articles, language, todayIn(hours.zone), guides, services);
    told.push(`${language}\n\n${tellNear(asking.map(withLines), vocabulary)}`);
  }
  return told.join('\n\n');
}

/** The same page with the line of each of its `asks` itself, where the file has it as it is. */
function withLines(page: AskingPage): AskingPage {
  const lines = readFileSync(page.file, 'utf8').split('\n');
  const lineOf = (text: string, from: number) => {
    const place = lines.findIndex((line, index) => index >= from - 1 && line.includes(text));
    return place === -1 ? from : place + 1;
  };
  return { ...page, asks: page.asks.map(({ text, line }) => ({ text, line: lineOf(text, line) })) };
}

/** Asks every promised question in every language of the site, as of today. Needs content without mistakes. */
export async function askEverything({
  articles,
  guides,
  services,
}: Findings): Promise<{ problems: Unkept[]; asked: number }> {
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
  const { values, tokens } = parseArgs({ options: { near: { type: 'boolean' } }, strict: false, tokens: true });
  const unknown = tokens.find(
    (token) => token.kind === 'positional' || (token.kind === 'option' && token.name !== 'near'),
  );
  if (unknown) {
    console.error('check:asks takes nothing but --near: npm run check:asks -- --near');
    process.exit(2);
  }
  const findings = await checkContent();
  if (findings.problems.length > 0) {
    console.error(formatProblems(findings.problems));
    process.exit(1);
  }
  if (values.near) console.log(await tellAllNear(findings));
  else {
    const { problems, asked } = await askEverything(findings);
    if (problems.length > 0) {
      console.error(formatProblems(problems));
      process.exitCode = 1;
    } else
      console.log(
        `${asked} questions asked, half of them with a typing mistake: each finds its page among the first ${promised}.`,
      );
  }
}
