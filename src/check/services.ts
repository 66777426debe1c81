import type { Article } from '../articles/read.ts';
import type { GuideFile } from '../guides/read/read.ts';
import { suggest, type Problem } from '../settings/problems.ts';
import { asPages, type ServiceFile } from '../services/read.ts';
import type { Channel, ServiceFields } from '../services/schema.ts';
import type { Site } from '../settings/schema.ts';
import { checkFields, checkPage, namesFor } from './pages.ts';
import { checkLink, type PageIndex } from './links.ts';

type Found = { path: PropertyKey[]; message: string };

/** Fields that are the same in all translations: programs read them once, and every language's directory is filtered by them. */
const sameEverywhere = ['topic', 'audience', 'events', 'owner', 'days', 'price'] as const;

/**
 * Finds the mistakes in services that show when all pages and the settings are seen together: unknown names, channels that lead
 * nowhere, file names that articles have, facts that differ between translations.
 */
export function checkServices(
  services: ServiceFile[],
  pageIndex: PageIndex,
  articles: Article[],
  guides: GuideFile[],
): Problem[] {
  const pages = asPages(services);
  const originals = new Map(
    services.filter(({ language }) => language === pageIndex.languages[0]).map((file) => [file.slug, file]),
  );
  return services.flatMap((service, index) => {
    const { file, lines, parts } = service;
    const original = originals.get(service.slug);
    const found: Found[] = [
      ...checkFields(service, pageIndex).map(({ field, message }) => ({ path: [field], message })),
      ...(parts.channels ?? []).flatMap((channel, place) => checkChannel(channel, place, pageIndex.site)),
      ...checkNames(service, pageIndex, guides),
      ...checkLinks(service, pages[index]!, pageIndex),
      ...(original && original !== service ? differences(parts, original) : []),
    ];
    return [
      ...checkSlug(service, articles).map((message) => ({ file, line: 1, message })),
      ...checkPage(pages[index]!, pageIndex, guides, services),
      ...found.map(({ path, message }) => ({
        file,
        line: lines[path.join('.')] ?? lines[String(path[0])] ?? 1,
        field: path.join('.'),
        message,
      })),
    ];
  });
}

/** A best bet, a guide or a home page that names a file must mean one page. */
function checkSlug({ slug }: ServiceFile, articles: Article[]): string[] {
  if (slug === 'by') return ['the file name "by" is the address of another page. Choose another.'];
  const article = articles.find((other) => other.slug === slug);
  return article
    ? [`the file name "${slug}" is also that of ${article.file}. Choose another, such as what people get by it.`]
    : [];
}

/** Finds what a channel needs and the settings lack. */
function checkChannel({ by, desk }: Channel, place: number, { desks, organisation }: Partial<Site>): Found[] {
  const at = (field: string, message: string) => [{ path: ['channels', place, field], message }];
  if (by === 'online' || desk === undefined || !desks) return [];
  if (!Object.hasOwn(desks, desk)) return at('desk', `"${desk}" is not a desk.${suggest(desk, Object.keys(desks))}`);
  if (by === 'phone' && !desks[desk]!.phone)
    return at('desk', `"${desk}" has no phone in site.yaml, so nobody could call it.`);
  if (by === 'desk' && !desks[desk]!.place)
    return at('desk', `"${desk}" has no place in site.yaml, so nobody would find it.`);
  if (by === 'letter' && organisation && !(organisation.street && organisation.town))
    return at('by', 'a letter needs an address: write street, postcode and town under organisation in site.yaml.');
  return [];
}

function checkNames(service: ServiceFile, pageIndex: PageIndex, guides: GuideFile[]): Found[] {
  const { events = [], guides: wanted = [] } = service.parts;
  const { lifeEvents } = pageIndex.site;
  const slugs = namesFor(service, pageIndex, guides);
  return [
    ...events
      .filter((name) => lifeEvents && !Object.hasOwn(lifeEvents, name))
      .map((name) => ({
        path: ['events'],
        message: `"${name}" is not a life event.${suggest(name, Object.keys(lifeEvents ?? {}))}`,
      })),
    ...wanted
      .filter((name) => !slugs.includes(name))
      .map((name) => ({ path: ['guides'], message: `"${name}" is not a guide.${suggest(name, slugs)}` })),
  ];
}

/** Finds links in fields that lead nowhere on this site. */
function checkLinks({ parts }: ServiceFile, page: ReturnType<typeof asPages>[number], pageIndex: PageIndex): Found[] {
  const { channels = [], law = [] } = parts;
  const links: [PropertyKey[], string | undefined][] = [
    ...channels.map(({ link }, place): [PropertyKey[], string | undefined] => [['channels', place, 'link'], link]),
    ...law.map(({ link }, place): [PropertyKey[], string | undefined] => [['law', place, 'link'], link]),
  ];
  return links.flatMap(([path, link]) => {
    const message = link?.startsWith('/') && checkLink(link.split(/[?#]/)[0]!, '', page, pageIndex);
    return message ? [{ path, message }] : [];
  });
}

/** Finds facts in which a translation differs from its original. */
function differences(own: Partial<ServiceFields>, { parts, file }: ServiceFile): Found[] {
  const facts = (fields: Partial<ServiceFields>, field: (typeof sameEverywhere)[number]) =>
    JSON.stringify([fields[field] ?? null].flat().toSorted());
  const ways = ({ channels }: Partial<ServiceFields>) =>
    channels?.map(({ by, desk }) => (desk ? `${by} (${desk})` : by)).join(', ');
  const found: Found[] = sameEverywhere
    .filter((field) => facts(own, field) !== facts(parts, field))
    .map((field) => ({
      path: [field],
      message: `differs from ${file}, which has ${[parts[field] ?? 'none'].flat().join(', ')}. It is the same in every language.`,
    }));
  const [here, there] = [ways(own), ways(parts)];
  if (here !== there && here !== undefined && there !== undefined)
    found.push({
      path: ['channels'],
      message: `differ from ${file}, which has ${there}. They are the same in every language, in the same order.`,
    });
  return found;
}

/** A notice for each service that readers of some language see in the default one. */
export function missingTranslations(services: ServiceFile[], [first, ...others]: string[]): Problem[] {
  const there = new Set(services.map(({ language, slug }) => `${language}/${slug}`));
  return services
    .filter(({ language }) => language === first)
    .flatMap(({ file, slug, lines }) => {
      const missing = others.filter((tag) => !there.has(`${tag}/${slug}`));
      if (missing.length === 0) return [];
      const message = `is not translated into ${missing.join(', ')}. Readers there see this text, with a note.`;
      return [{ file, line: lines['title'] ?? 1, field: 'title', message }];
    });
}
