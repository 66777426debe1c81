import { checkTree } from '../guides/read/check.ts';
import { mostPages, pagesOf } from '../guides/pages/pages.ts';
import type { GuideFile } from '../guides/read/read.ts';
import { slugPattern } from '../settings/fields.ts';
import { readFileLink } from '../site/links.ts';
import { suggest, type Problem } from '../settings/problems.ts';
import type { Site } from '../settings/schema.ts';
import { checkLink, indexPages, type Page, type PageIndex } from './links.ts';
import { mustBeKnown } from './pages.ts';
import { noticesOf } from './notices.ts';
import { differencesOf, type ReadGuide } from './translations.ts';
import { differentAmounts, otherDifferences } from './numbers.ts';

/**
 * Finds the mistakes in guides that show when the tree is walked, and those between files: links, topics, desks, contacts, and
 * translations whose tree differs from that of their original.
 */
export function checkGuides(guides: GuideFile[], pages: Page[], site: Partial<Site>, today: string): Problem[] {
  const pageIndex = indexPages(pages, site, today);
  const languages = site.languages ?? [];
  const originals = new Map(
    guides.filter(({ language }) => language === languages[0]).map((file) => [file.slug, file]),
  );
  return guides.flatMap((file) => {
    const found: Problem[] = [];
    const say = (path: PropertyKey[], message: string) =>
      found.push({ file: file.file, line: file.lineOf(path), field: path.map(String).join('.') || undefined, message });
    if (languages.length > 0 && !languages.includes(file.language))
      say(
        [],
        `stands in the folder "${file.language}", which is not a language of site.yaml (${languages.join(', ')}).`,
      );
    if (!slugPattern.test(file.slug))
      say([], `the file name "${file.slug}" becomes the address: use only small letters a-z, digits and hyphens.`);
    for (const { field, message } of mustBeKnown(file.parts, site, today)) say([field], message);
    for (const { target, anchor, line, column } of file.links) {
      const message = checkLink(target, anchor, { language: file.language, slug: '' }, pageIndex);
      if (message) found.push({ file: file.file, line, column, message });
    }
    const { guide } = file;
    if (!guide) return found;
    const others = guides
      .filter(({ language }) => language === file.language || language === languages[0])
      .map(({ slug }) => slug);
    for (const [name, { links, contact }] of Object.entries(guide.outcomes)) {
      links.forEach((link, index) => {
        const message = pageMessage(link.name, file, others, pageIndex);
        if (message) say(['outcomes', name, 'links', index], message);
      });
      const subjects = site.messages?.subjects;
      if (contact && subjects && !Object.hasOwn(subjects, contact))
        say(['outcomes', name, 'contact'], `"${contact}" is not a subject.${suggest(contact, Object.keys(subjects))}`);
    }
    // A rule that could not be read would only cause more complaints.
    if (file.sound) {
      for (const { path, message } of checkTree(guide, file.places, others, today)) say(path, message);
      const original = originals.get(file.slug);
      if (original && original !== file && isRead(file) && isRead(original) && original.sound)
        for (const { path, message } of [...differencesOf(file, original), ...differentAmounts(file, original)])
          say(path, `${message} ${original.file}. There it is line ${original.lineOf(path)}.`);
    }
    return found;
  });
}

/** A sentence on why a page that an outcome names is not there; undefined when it is. */
function pageMessage(
  name: string,
  { slug, language }: GuideFile,
  guides: string[],
  pageIndex: PageIndex,
): string | undefined {
  const link = readFileLink(name);
  // Only the name of a file: neither a path before it nor a heading behind it.
  if (!link || name !== `${link.slug}.${link.ending}`)
    return `"${name}" is not the file of a page. Write renew-a-loan.mdx for an article, services/library-card.mdx for a service, late-book.yaml for a guide.`;
  const { slug: file, ending } = link;
  if (ending === 'yaml') {
    if (file === slug) return 'names the guide itself.';
    return guides.includes(file) ? undefined : `"${name}" is not a guide.${suggest(file, guides)}`;
  }
  return checkLink(file, '', { language, slug: '' }, pageIndex);
}

function isRead(file: GuideFile): file is ReadGuide {
  return file.fields !== undefined && file.guide !== undefined;
}

/** The notices on guides: those of `noticesOf`, guides of choices whose paths are too many for a page each, and numbers and links to other sites that differ in a translation. */
export function noticesOfGuides(guides: GuideFile[], languages: string[], today: string): Problem[] {
  const files = guides.map(({ lineOf, ...file }) => ({
    ...file,
    lines: Object.fromEntries(
      ['title', 'reviewed', 'asks', 'translated', 'expires'].map((field) => [field, lineOf([field])]),
    ),
  }));
  const many = guides.flatMap(({ guide, file, lineOf, language }) => {
    if (!guide || guide.private || language !== languages[0] || pagesOf(guide)) return [];
    if (Object.values(guide.questions).some(({ kind }) => kind !== 'choice' && kind !== 'yes-no')) return [];
    return [
      {
        file,
        line: lineOf(['questions']),
        field: 'questions',
        message: `has more than ${mostPages} ways through it, so that it needs the desk function or JavaScript.`,
      },
    ];
  });
  const differing = guides.filter(isRead).flatMap((guide) => {
    const original = guides.find(({ slug, language }) => slug === guide.slug && language === languages[0]);
    if (!original || original === guide || !isRead(original)) return [];
    return otherDifferences(guide, original).map(({ path, message }) => ({
      file: guide.file,
      line: guide.lineOf(path),
      field: path.map(String).join('.'),
      message: `${message} ${original.file}, line ${original.lineOf(path)}.`,
    }));
  });
  return [...noticesOf(files, languages, today), ...many, ...differing];
}
