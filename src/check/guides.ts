import { checkTree } from '../guides/read/check.ts';
import type { Guide, Text } from '../guides/tree/guide.ts';
import { mostPages, pagesOf } from '../guides/pages/pages.ts';
import type { GuideFile } from '../guides/read/read.ts';
import { slugPattern } from '../settings/fields.ts';
import { readFileLink } from '../site/links.ts';
import { suggest, type Problem } from '../settings/problems.ts';
import type { Site } from '../settings/schema.ts';
import { checkLink, indexPages, type Page, type PageIndex } from './links.ts';
import { mustBeKnown } from './pages.ts';
import { noticesOf } from './notices.ts';

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
      if (original && original !== file && original.guide && original.sound)
        for (const { path, message } of differences(guide, original.guide)) say(path, `${message} ${original.file}.`);
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

/** The differences between the tree of a translation and that of its original, texts aside. */
function differences(own: Guide, original: Guide): { path: PropertyKey[]; message: string }[] {
  const here = shapeOf(own);
  const there = shapeOf(original);
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((key) => {
    const [one, other] = [here.get(key), there.get(key)];
    if (one === other) return [];
    const path = key === '' ? [] : key.split('.');
    if (one === undefined)
      return [{ path: path.slice(0, 1), message: `"${path.slice(1).join('.')}" is missing here and stands in` }];
    if (other === undefined) return [{ path, message: 'is not in' }];
    return [{ path, message: `is ${one} here and ${other} in` }];
  });
}

function shapeOf({ private: isPrivate, currency, first, questions, outcomes }: Guide): Map<string, string> {
  const shape = new Map<string, string>([
    ['private', String(isPrivate)],
    ['currency', currency ?? 'not set'],
    ['questions', `begun by ${first}`],
  ]);
  for (const [name, { kind, options, ways, ask: _, hint: __, ...bounds }] of Object.entries(questions)) {
    shape.set(`questions.${name}`, kind);
    for (const option of kind === 'yes-no' ? [] : Object.keys(options))
      shape.set(`questions.${name}.options.${option}`, 'an answer');
    shape.set(
      `questions.${name}.next`,
      ways
        .map(({ when, go }) => `${when ? `${JSON.stringify(when)} ` : ''}→ ${go}`)
        .sort()
        .join(', '),
    );
    for (const [field, value] of Object.entries(bounds)) shape.set(`questions.${name}.${field}`, JSON.stringify(value));
  }
  for (const [name, { contact, title, body, steps }] of Object.entries(outcomes)) {
    shape.set(`outcomes.${name}`, 'an outcome');
    shape.set(`outcomes.${name}.contact`, contact ?? 'nobody');
    const sums = [title, body, ...steps].flatMap((text: Text) =>
      typeof text === 'string' ? [] : text.values.map((value) => JSON.stringify(value)),
    );
    shape.set(`outcomes.${name}.text`, `${new Set(sums).size} calculations`);
  }
  return shape;
}

/** The notices on guides: those of `noticesOf`, and guides of choices whose paths are too many for a page each. */
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
  return [...noticesOf(files, languages, today), ...many];
}
