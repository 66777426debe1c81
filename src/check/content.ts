import { join } from 'node:path';
import { readArticles, strayFiles, type Article } from '../articles/read.ts';
import { readCatalogue } from '../catalogue/read/read.ts';
import { readGuides, strayGuides, type GuideFile } from '../guides/read/read.ts';
import { checkNotices } from '../notices/read.ts';
import { pageNames } from '../notices/names.ts';
import { pagesOfOrders } from '../settings/orders/check.ts';
import { suggest, type Problem } from '../settings/problems.ts';
import { asPages, readServices, type ServiceFile } from '../services/read.ts';
import { emergencyLine } from '../settings/emergency/countries.ts';
import { checkSite } from '../settings/site.ts';
import { contentFolder } from '../settings/folders.ts';
import { baseOf } from '../site/below.ts';
import { walkAgency } from '../settings/walk.ts';
import { checkAddresses } from './addresses.ts';
import { checkPictures, noticesOfPictures } from './files/pictures.ts';
import { checkPublicFiles } from './files/public.ts';
import { checkIcons } from './files/icon.ts';
import { checkTheme } from './files/theme.ts';
import { checkArticles } from './articles.ts';
import { indexPages } from './links.ts';
import { noticesOf } from './notices.ts';
import { noticesOfLanguages } from '../ask/build/without-rules.ts';
import { noticesOfNumbers } from './numbers.ts';
import { checkGuides, noticesOfGuides } from './guides.ts';
import { checkServices, missingTranslations } from './services.ts';
import { checkTopics } from '../topics/check.ts';
import { checkStrings } from './strings.ts';
import { checkWords, strayWords } from './words.ts';
import { noticesOfDesks } from './worth/desks.ts';
import { noticesOfExceptions } from './worth/exceptions.ts';
import { markupInFields, noticesOfFields } from './worth/fields.ts';
import { noticesOfOrphans } from './worth/orphans.ts';
import { ownAddresses } from './worth/own-address.ts';
import { nearTwins, sameAsks, sameTitles } from './worth/same.ts';
import { noticesOfTexts } from './worth/texts.ts';

/** What the check read and found: `problems` are wrong and stop the build, `notices` are worth a look and do not. */
export interface Findings {
  problems: Problem[];
  notices: Problem[];
  articles: Article[];
  guides: GuideFile[];
  services: ServiceFile[];
}

/**
 * Reads everything the agency wrote and finds every mistake in it, in all files at once, as of a date (year-month-day). Where nothing
 * is to be shown to readers, it costs less.
 */
export async function checkContent(
  today = new Date().toISOString().slice(0, 10),
  isForReaders = true,
): Promise<Findings> {
  const walk = walkAgency();
  if (walk.closed.length > 0)
    return {
      problems: [...walk.closed, ...walk.problems],
      notices: walk.notices,
      articles: [],
      guides: [],
      services: [],
    };
  const { parts: site, hours, problems, lineOf, lineOfHours } = checkSite(walk);
  const languages = site.languages ?? [];
  const articles = readArticles(languages, isForReaders);
  const guides = readGuides(languages, hours?.zone ?? 'UTC');
  const services = readServices(languages, isForReaders);
  if (!site.languages)
    // What the others hold is not known to be wrong before somebody knows their languages.
    return {
      problems: [
        ...problems,
        ...walk.problems,
        ...[...articles, ...guides, ...services].flatMap((one) => one.problems),
      ],
      notices: walk.notices,
      articles,
      guides,
      services,
    };
  const pages = [...articles, ...asPages(services)];
  const pageIndex = indexPages(pages, site, today);
  const slugs = [...articles, ...services].filter(({ language }) => language === languages[0]).map(({ slug }) => slug);
  const file = join(contentFolder, 'site.yaml');
  for (const [place, slug] of (site.needed ?? []).entries())
    if (!slugs.includes(slug))
      problems.push({
        file,
        line: lineOf(['needed', place]),
        field: 'needed',
        message: `"${slug}" is not an article or a service in the default language.${suggest(slug, slugs)}`,
      });
  for (const { path, page } of pagesOfOrders(site.orders))
    if (!slugs.includes(page))
      problems.push({
        file,
        line: lineOf(path),
        field: path.join('.'),
        message: `"${page}" is not an article in the default language.${suggest(page, slugs)}`,
      });
  if (articles.length === 0)
    problems.push({
      file: join(contentFolder, 'articles'),
      line: 1,
      message: 'holds no articles. Write the first one; EDITORS.md shows how.',
    });
  const line = emergencyLine(site.organisation?.country ?? '');
  const unsaid = line && site.languages && !site.emergency;
  const notices = checkNotices({
    languages,
    pages: hours && pageNames(site, hours, { articles, services, guides }),
    topics: Object.keys(site.topics ?? {}),
    zone: hours?.zone ?? 'UTC',
    now: Date.now(),
  });
  const words = await Promise.all(
    languages.map((language) => checkWords([...articles, ...services], language, site.address)),
  );
  return {
    problems: [
      ...problems,
      ...walk.problems,
      ...checkPublicFiles(walk.published, site),
      ...checkPictures(walk.published),
      ...checkTheme(),
      ...checkIcons(),
      ...checkTopics(site.topics ?? {}).map(({ path, message }) => ({
        file,
        line: lineOf(path),
        field: path.join('.'),
        message,
      })),
      ...strayFiles('articles'),
      ...strayFiles('services'),
      ...readCatalogue().problems,
      ...checkStrings(contentFolder, languages),
      ...articles.flatMap((article) => article.problems),
      ...checkArticles(articles, pageIndex, guides, services),
      ...services.flatMap((service) => service.problems),
      ...checkServices(services, pageIndex, articles, guides),
      ...checkAddresses(
        [...pages, ...guides.map(asAddressed)],
        {
          lang: languages,
          // These the pages say themselves.
          article: [],
          service: [],
          guide: guides.map(({ slug }) => slug),
          topic: Object.keys(site.topics ?? {}),
          place: Object.keys(hours?.places ?? {}),
        },
        site.address ? baseOf(site.address) : '',
      ),
      ...pages.flatMap((page) => ownAddresses(page, pageIndex)),
      ...markupInFields(pages),
      ...notices.problems,
      ...strayGuides(),
      ...guides.flatMap((guide) => guide.problems),
      ...checkGuides(guides, pages, site, today),
      ...words.flat(),
      ...strayWords(languages),
    ],
    notices: [
      ...walk.notices,
      ...(unsaid
        ? [{ file, line: 1, field: 'emergency', message: `no emergency numbers are shown. Write: ${line}` }]
        : []),
      ...(await noticesOfLanguages(languages, file, lineOf)),
      ...noticesOfExceptions(hours?.exceptions, languages, today, lineOfHours),
      ...noticesOfPictures(walk.published),
      ...noticesOf(articles, languages, today),
      ...(languages[0] === undefined ? [] : noticesOfNumbers(articles, languages[0])),
      ...noticesOf(services, languages, today),
      ...missingTranslations(services, languages),
      ...noticesOfGuides(guides, languages, today),
      ...readCatalogue().notices,
      ...notices.later,
      ...noticesOfFields(pages),
      ...noticesOfTexts(pages),
      ...noticesOfDesks(pages, site),
      ...sameTitles(pages),
      ...sameAsks(pages),
      ...nearTwins(pages),
      ...noticesOfOrphans(articles, services, guides, site),
    ],
    articles,
    guides,
    services,
  };
}

/** A guide as something that has an address and had others. */
const asAddressed = ({ slug, lineOf, ...guide }: GuideFile) => ({
  ...guide,
  slug: `guides/${slug}`,
  lines: { was: lineOf(['was']) },
});

/** How much an agency wrote, in words: "168 articles, 57 services and 15 guides". Each translation counts. */
export function countOf({ articles, services, guides }: Findings): string {
  const counts = Object.entries({
    article: articles.length,
    service: services.length,
    guide: guides.length,
    title: readCatalogue().records.length,
  }).filter(([, count]) => count > 0);
  return new Intl.ListFormat('en-GB').format(
    counts.map(([kind, count]) => `${count} ${kind}${count === 1 ? '' : 's'}`),
  );
}
