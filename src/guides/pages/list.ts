import { addresses } from '../../site/addresses.ts';
import { articleIn } from '../../site/collection.ts';
import { serviceIn } from '../../services/list.ts';
import { readSite } from '../../settings/site.ts';
import { language } from '../../settings/strings.ts';
import type { Guide } from '../tree/guide.ts';
import { readGuides, type GuideFile } from '../read/read.ts';
import type { GuideFields } from '../read/schema.ts';

/** A guide as a page of one language shows it. */
export interface ShownGuide {
  /** The page's language, in which everything around the text is written. */
  language: string;
  slug: string;
  fields: GuideFields;
  guide: Guide;
  file: string;
  address: string;
  /** There is no translation: the text is that of the default language. */
  untranslated: boolean;
  /** The original has changed since this translation was made. */
  outdated: boolean;
}

let lists: Map<string, Promise<ShownGuide[]>> | undefined;

/** The guides of one language by title; what is not translated stands among them in the default language. */
export async function guidesIn(tag: string): Promise<ShownGuide[]> {
  // While editing, guides change from one request to the next.
  if (!lists || import.meta.env?.DEV) {
    const { site, hours } = readSite();
    const files = readGuides(site.languages, hours.zone);
    lists = new Map(site.languages.map((one) => [one, listGuides(one, files)]));
  }
  return lists.get(tag)!;
}

/** The guides that pages of a language show, sorted by title. */
async function listGuides(tag: string, files: GuideFile[]): Promise<ShownGuide[]> {
  const [original] = readSite().site.languages;
  const all = files.filter(({ guide }) => guide);
  const originals = all.filter((file) => file.language === original);
  const versions = new Map(originals.map(({ slug, version }) => [slug, version]));
  const own = all.filter((file) => file.language === tag);
  const translated = new Set(own.map(({ slug }) => slug));
  const shown = [...own, ...originals.filter(({ slug }) => !translated.has(slug))];
  const guides = await Promise.all(
    shown.map(async (found): Promise<ShownGuide> => {
      const { slug, fields, guide, file, language: own } = found;
      const version = versions.get(slug);
      return {
        language: tag,
        slug,
        fields: fields!,
        guide: await withLinks(guide!, tag, shown),
        file,
        address: addresses.guide(tag, slug),
        untranslated: own !== tag,
        outdated:
          own === tag && tag !== original && !!version && !!fields!.translated && fields!.translated !== version,
      };
    }),
  );
  const { compare } = language(tag);
  return guides.sort((a, b) => compare(a.fields.title, b.fields.title));
}

/** A guide by its file name. */
export async function guideIn(tag: string, slug: string): Promise<ShownGuide | undefined> {
  return (await guidesIn(tag)).find((guide) => guide.slug === slug);
}

/** The guides of a topic, by title. */
export async function guidesOf(tag: string, topic: string): Promise<ShownGuide[]> {
  return (await guidesIn(tag)).filter(({ fields }) => fields.topic === topic);
}

/**
 * Resolves the links of a guide to titles and addresses, in the language of the page. A way into another guide becomes an
 * outcome that leads there. A page that is not shown today is left out.
 */
async function withLinks(guide: Guide, tag: string, all: GuideFile[]): Promise<Guide> {
  const { site } = readSite();
  const contact = (subject: string) => `${addresses.contact(tag)}?subject=${subject}`;
  const linkTo = async (name: string) => {
    const slug = name.replace(/\.\w+$/, '');
    const other = name.endsWith('.yaml') ? all.find((file) => file.slug === slug) : undefined;
    if (other) return [{ name, title: other.fields!.title, address: addresses.guide(tag, slug) }];
    const service = name.startsWith('services/') ? serviceIn(tag, slug.replace('services/', '')) : undefined;
    if (service) return [{ name, title: service.fields.title, address: service.address }];
    const article = await articleIn(tag, slug);
    return article ? [{ name, title: article.data.title, address: addresses.article(tag, slug) }] : [];
  };
  const outcomes: Guide['outcomes'] = {};
  for (const [name, outcome] of Object.entries(guide.outcomes)) {
    const { contact: subject, ...rest } = outcome;
    outcomes[name] = {
      ...rest,
      links: (await Promise.all(outcome.links.map((link) => linkTo(link.name)))).flat(),
      ...(subject && site.contact && { contact: contact(subject) }),
    };
  }
  for (const go of new Set(Object.values(guide.questions).flatMap(({ ways }) => ways.map((way) => way.go)))) {
    const other = go.endsWith('.yaml') && all.find((file) => `${file.slug}.yaml` === go);
    if (other)
      outcomes[go] = {
        title: other.fields!.title,
        body: `<p>${other.fields!.summary.replaceAll('<', '&lt;')}</p>`,
        steps: [],
        links: await linkTo(go),
      };
  }
  const home = `href="${addresses.home(guide.language)}`;
  const moved =
    guide.language === tag
      ? outcomes
      : (JSON.parse(
          JSON.stringify(outcomes).replaceAll(
            JSON.stringify(home).slice(1, -1),
            JSON.stringify(`href="${addresses.home(tag)}`).slice(1, -1),
          ),
        ) as Guide['outcomes']);
  return { ...guide, outcomes: moved };
}
