import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, oldAddress, reservedSlugs } from '../addresses.ts';
import { readArticles, type Article } from '../articles/read.ts';
import { formatProblem, formatProblems, suggest, type Problem } from '../problems.ts';
import { checkSite, contentFolder, publicFolder, type Site } from '../site.ts';
import { checkStrings } from './strings.ts';

/** What the check found: `problems` stop the build, `notices` are for the editors' next quiet hour. */
export interface Findings {
  problems: Problem[];
  notices: Problem[];
  articles: number;
}

/** Reads everything the agency wrote and finds every mistake in it, in all files at once. */
export function checkContent(today = new Date().toISOString().slice(0, 10)): Findings {
  const { site, problems } = checkSite();
  problems.push(...checkStrings(contentFolder, site?.languages ?? []));
  if (!site) return { problems, notices: [], articles: 0 };
  const articles = readArticles(site);
  if (articles.length === 0)
    problems.push({ file: join(contentFolder, 'articles'), line: 1, message: 'holds no articles.' });
  problems.push(...articles.flatMap((article) => [...article.problems, ...checkArticle(article, articles, site)]));
  problems.push(...checkNumbers(articles), ...checkOldAddresses(articles));
  for (const slug of site.needed)
    if (!articles.some((article) => article.slug === slug))
      problems.push({
        file: join(contentFolder, 'site.yaml'),
        line: 1,
        field: 'needed',
        message: `"${slug}" is not an article.${suggest(slug, slugsOf(articles))}`,
      });
  return {
    problems,
    notices: articles.flatMap((article) => notices(article, articles, site, today)),
    articles: articles.length,
  };
}

function checkArticle(article: Article, articles: Article[], site: Site): Problem[] {
  const { file, fields, lines, slug } = article;
  const problems: Problem[] = [];
  const say = (field: string, message: string) => problems.push({ file, line: lines[field] ?? 1, field, message });
  if (!site.languages.includes(article.language))
    problems.push({
      file,
      line: 1,
      message: `stands in the folder "${article.language}", which is not a language of site.yaml (${site.languages.join(', ')}).`,
    });
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
    problems.push({
      file,
      line: 1,
      message: `the file name "${slug}" becomes the address: use only small letters a-z, digits and hyphens.`,
    });
  if (reservedSlugs.includes(slug) || site.languages.includes(slug))
    problems.push({
      file,
      line: 1,
      message: `the file name "${slug}" is the address of another page. Choose another.`,
    });
  if (
    articles.some(
      (other) => other !== article && other.slug === slug && other.language === article.language && other.file < file,
    )
  )
    problems.push({
      file,
      line: 1,
      message: `stands beside a file with the same name and another ending (.md and .mdx). Keep one.`,
    });

  if (fields) {
    if (!site.topics[fields.topic])
      say('topic', `"${fields.topic}" is not a topic.${suggest(fields.topic, Object.keys(site.topics))}`);
    if (!site.desks[fields.owner])
      say('owner', `"${fields.owner}" is not a desk.${suggest(fields.owner, Object.keys(site.desks))}`);
    for (const name of fields.audience)
      if (!site.audiences[name])
        say('audience', `"${name}" is not an audience.${suggest(name, Object.keys(site.audiences))}`);
    for (const name of fields.related) {
      if (name === slug) say('related', 'names the article itself.');
      else if (!articles.some((other) => other.slug === name))
        say('related', `"${name}" is not an article.${suggest(name, slugsOf(articles))}`);
    }
    if (fields.publish && fields.expires && fields.expires <= fields.publish)
      say('expires', `"${fields.expires}" is not after the day of publication, ${fields.publish}.`);
  }
  for (const { target, anchor, line, column } of article.body.links) {
    const message = checkLink(target, anchor, article, articles, site);
    if (message) problems.push({ file, line, column, message });
  }
  for (const { name, attributes, line, column } of article.body.uses) {
    const { desk, file: download } = attributes;
    if (desk !== undefined && !site.desks[desk])
      problems.push({
        file,
        line,
        column,
        message: `<${name} desk="${desk}">: there is no such desk.${suggest(desk, Object.keys(site.desks))}`,
      });
    if (download !== undefined && !existsSync(join(publicFolder, download)))
      problems.push({
        file,
        line,
        column,
        message: `<${name} file="${download}">: there is no such file in ${publicFolder}/.`,
      });
  }
  return problems;
}

/** Why a link leads nowhere, or nothing when it is good. */
function checkLink(target: string, anchor: string, from: Article, articles: Article[], site: Site): string | undefined {
  if (target.startsWith('/')) {
    const address = target.endsWith('/') ? target : `${target}/`;
    if (existsSync(join(publicFolder, target)) && target !== '/') return undefined;
    if (pagesOf(site).has(address)) return undefined;
    const article = articles.find(({ language, slug }) => addresses.article(language, slug) === address);
    if (article) return `the link "${target}" should name the file, so that it stays right: ${article.slug}.mdx`;
    return `the link "${target}" leads to a page or file that is not there.`;
  }
  const own = target === '' ? from : undefined;
  const page =
    own ??
    articles.find((other) => other.slug === target && other.language === from.language) ??
    articles.find((other) => other.slug === target && other.language === site.languages[0]);
  if (!page)
    return `the link to "${target}.mdx" leads to an article that is not there.${suggest(target, slugsOf(articles))}`;
  if (anchor && !page.body.headings.some(({ id }) => id === anchor))
    return `the link to "${target || from.slug}.mdx#${anchor}": there is no such heading.${suggest(
      anchor,
      page.body.headings.map(({ id }) => id),
    )}`;
  return undefined;
}

function pagesOf(site: Site): Set<string> {
  return new Set(
    site.languages.flatMap((tag) => [
      addresses.home(tag),
      addresses.index(tag),
      addresses.search(tag),
      addresses.contact(tag),
      addresses.accessibility(tag),
      addresses.privacy(tag),
      ...Object.keys(site.topics).map((topic) => addresses.topic(tag, topic)),
    ]),
  );
}

/** A number belongs to one article, in all its languages. */
function checkNumbers(articles: Article[]): Problem[] {
  const owners = new Map<number, Article>();
  const numbers = new Map<string, Article>();
  return articles.flatMap((article) => {
    const number = article.fields?.number;
    if (number === undefined) return [];
    const place = { file: article.file, line: article.lines['number'] ?? 1, field: 'number' };
    const owner = owners.get(number);
    const twin = numbers.get(article.slug);
    owners.set(number, owner ?? article);
    numbers.set(article.slug, twin ?? article);
    if (owner && owner.slug !== article.slug)
      return [{ ...place, message: `${number} is already the number of ${owner.file}.` }];
    if (twin && twin.fields?.number !== number)
      return [
        {
          ...place,
          message: `${number} differs from ${twin.file}, which has ${twin.fields?.number}. An article has one number in all languages.`,
        },
      ];
    return [];
  });
}

function checkOldAddresses(articles: Article[]): Problem[] {
  const taken = new Map(articles.map((article) => [addresses.article(article.language, article.slug), article.file]));
  return articles.flatMap(({ file, language, fields, lines }) =>
    (fields?.was ?? []).flatMap((was) => {
      const address = oldAddress(was, language);
      const other = taken.get(address) ?? taken.get(`${address}/`);
      taken.set(address, file);
      return other
        ? [{ file, line: lines['was'] ?? 1, field: 'was', message: `"${was}" is the address of ${other} already.` }]
        : [];
    }),
  );
}

function notices(article: Article, articles: Article[], site: Site, today: string): Problem[] {
  const { fields, file, lines, slug } = article;
  if (!fields) return [];
  const found: Problem[] = [];
  const say = (field: string, message: string) => found.push({ file, line: lines[field] ?? 1, field, message });
  const due = new Date(`${fields.reviewed}T00:00:00Z`);
  due.setUTCMonth(due.getUTCMonth() + fields.reviewEvery);
  if (due.toISOString().slice(0, 10) < today)
    say('reviewed', `the text was to be checked again by ${due.toISOString().slice(0, 10)}.`);
  if (fields.expires && fields.expires <= today)
    say('expires', `the page is not shown since ${fields.expires}. Delete the file when nobody needs it any more.`);
  const original = articles.find((other) => other.slug === slug && other.language === site.languages[0]);
  if (original?.version && original !== article) {
    const then = `When this text says the same, write translated: "${original.version}"`;
    if (fields.translated === undefined)
      say('translated', `it is not known which version of ${original.file} this translates. ${then}`);
    else if (fields.translated !== original.version)
      say('translated', `${original.file} has changed since this translation, and readers are told so. ${then}`);
  }
  if (!original && article.language !== site.languages[0])
    say(
      'title',
      `there is no original in ${site.languages[0]}, so readers of the other languages do not see this page.`,
    );
  return found;
}

function slugsOf(articles: Article[]): string[] {
  return [...new Set(articles.map(({ slug }) => slug))];
}

if (import.meta.main) {
  const { problems, notices: later, articles } = checkContent();
  if (later.length > 0) console.log(`For later:\n${later.map(formatProblem).join('\n')}\n`);
  if (problems.length > 0) {
    console.error(formatProblems(problems));
    process.exitCode = 1;
  } else console.log(`${articles} articles in ${contentFolder}: no mistakes.`);
}
