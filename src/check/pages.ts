import { paths, reservedSlugs } from '../site/below.ts';
import type { ArticleFields } from '../articles/schema.ts';
import { slugPattern } from '../settings/fields.ts';
import { isPublicFile, publicFolder } from '../settings/folders.ts';
import { suggest, type Problem } from '../settings/problems.ts';
import type { Site } from '../settings/schema.ts';
import { checkLink, isArticleSlug, type Page, type PageIndex } from './links.ts';

/** A page or guide by its slug and language. */
export type Named = Pick<Page, 'language' | 'slug'>;

/** Finds the mistakes in the file name and the text of a page: links that lead nowhere, components that show what is not there. */
export function checkPage(page: Page, pageIndex: PageIndex, guides: Named[], services: Named[]): Problem[] {
  const { file, body } = page;
  return [
    ...checkName(page, pageIndex).map((message) => ({ file, line: 1, message })),
    ...body.links.flatMap((link) => {
      const message = checkLink(link.target, link.anchor, page, pageIndex);
      return message ? [{ file, line: link.line, column: link.column, message }] : [];
    }),
    ...body.uses.flatMap(({ line, column, ...use }) => {
      const message = checkUse(use, namesFor(page, pageIndex, use.name === 'Service' ? services : guides), pageIndex);
      return message ? [{ file, line, column, message }] : [];
    }),
  ];
}

/** The slugs of those that readers of a page's language can see: in that language or the default one. */
export function namesFor({ language }: Pick<Page, 'language'>, { languages }: PageIndex, all: Named[]): string[] {
  const shown = all.filter((other) => other.language === language || other.language === languages[0]);
  return [...new Set(shown.map(({ slug }) => slug))];
}

/** A sentence on why a component can show nothing; `names` are the slugs of guides or services that it may name. */
function checkUse(
  { name, attributes: { desk, file, name: target } }: Pick<Page['body']['uses'][number], 'name' | 'attributes'>,
  names: string[],
  { site: { desks, emergency } }: PageIndex,
): string | undefined {
  if (name === 'Emergency' && !emergency?.length)
    return '<Emergency> shows nothing: there are no emergency numbers in site.yaml. Write emergency there.';
  if (desks && desk !== undefined && !Object.hasOwn(desks, desk))
    return `<${name} desk="${desk}">: there is no such desk.${suggest(desk, Object.keys(desks))}`;
  if (file !== undefined && !isPublicFile(file))
    return `<${name} file="${file}">: there is no such file in ${publicFolder}/.`;
  if (target !== undefined && !names.includes(target))
    return `<${name} name="${target}">: there is no such ${name.toLowerCase()}.${suggest(target, names)}`;
  return undefined;
}

function checkName({ language, slug, file }: Page, { languages, byAddress }: PageIndex): string[] {
  const name = slug.replace('services/', '');
  return [
    ...(languages.length === 0 || languages.includes(language)
      ? []
      : [`stands in the folder "${language}", which is not a language of site.yaml (${languages.join(', ')}).`]),
    ...(slugPattern.test(name)
      ? []
      : [`the file name "${name}" becomes the address: use only small letters a-z, digits and hyphens.`]),
    ...(reservedSlugs.includes(slug)
      ? [`the file name "${name}" is the address of another page. Choose another.`]
      : []),
    ...(byAddress.get(paths.article(language, slug))?.file === file
      ? []
      : ['stands beside a file with the same name and another ending (.md and .mdx). Keep one.']),
  ];
}

/** Fields that the front matter of an article and that of a service both have. */
type SharedFields = Pick<
  ArticleFields,
  'topic' | 'owner' | 'audience' | 'reviewed' | 'changed' | 'related' | 'publish' | 'expires'
>;

/** Finds the mistakes in the fields that articles and services share: names of nothing, dates that cannot be. */
export function checkFields(
  { parts, slug, language }: Pick<Page, 'slug' | 'language'> & { parts: Partial<SharedFields> },
  { site, slugs, find, today }: PageIndex,
): { field: string; message: string }[] {
  const { related = [], publish, expires } = parts;
  const found = mustBeKnown(parts, site, today);
  for (const [place, name] of related.entries()) {
    if (related.indexOf(name) < place)
      found.push({ field: 'related', message: `"${name}" stands here twice. Take one out.` });
    else if (name === slug) found.push({ field: 'related', message: 'names the article itself.' });
    else if (!find(name, language))
      found.push({
        field: 'related',
        message: slugs.includes(name)
          ? `"${name}" is an article neither in this language nor in the default one.`
          : `"${name}" is not an article.${suggest(name, slugs.filter(isArticleSlug))}`,
      });
  }
  if (publish && expires && expires <= publish)
    found.push({ field: 'expires', message: `"${expires}" is not after the day of publication, ${publish}.` });
  return found;
}

/** Finds the mistakes in the fields that guides share too: topics, desks and audiences that the settings lack, a review in the future. */
export function mustBeKnown(
  {
    topic,
    owner,
    audience = [],
    reviewed,
    changed,
  }: Partial<Pick<ArticleFields, 'topic' | 'owner' | 'audience' | 'reviewed' | 'changed'>>,
  site: Partial<Site>,
  today: string,
): { field: string; message: string }[] {
  const found: { field: string; message: string }[] = [];
  const mustBe = (
    field: string,
    what: string,
    name: string | undefined,
    known: Record<string, unknown> | undefined,
  ) => {
    if (known && name !== undefined && !Object.hasOwn(known, name))
      found.push({ field, message: `"${name}" is not ${what}.${suggest(name, Object.keys(known))}` });
  };
  mustBe('topic', 'a topic', topic, site.topics);
  mustBe('owner', 'a desk', owner, site.desks);
  for (const name of audience) mustBe('audience', 'an audience', name, site.audiences);
  if (reviewed && reviewed > tomorrow(today))
    found.push({ field: 'reviewed', message: `"${reviewed}" is in the future.` });
  if (changed && changed.on > tomorrow(today))
    found.push({ field: 'changed', message: `"${changed.on}" is in the future. A change is told when it is there.` });
  return found;
}

/** The day after, which it may already be where the editor lives. */
function tomorrow(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
}
