import type { Article } from '../articles/read.ts';
import type { GuideFile } from '../guides/read/read.ts';
import { suggest, type Problem } from '../settings/problems.ts';
import { asPages, type ServiceFile } from '../services/read.ts';
import type { Channel, ServiceFields } from '../services/schema.ts';
import type { Site } from '../settings/schema.ts';
import { checkFields, checkLink, checkPage, namesFor, type Shelf } from './articles.ts';

type Found = { path: PropertyKey[]; message: string };

/** Facts that programs read once for all languages, and by which every language's directory is filtered. */
const sameEverywhere = ['topic', 'audience', 'events', 'owner', 'days', 'price'] as const;

/**
 * Mistakes in services that show when all pages and the settings are seen together: unknown names, ways to get the
 * service that lead nowhere, file names that articles have, facts that differ between languages.
 */
export function checkServices(
  services: ServiceFile[],
  shelf: Shelf,
  articles: Article[],
  guides: GuideFile[],
): Problem[] {
  const pages = asPages(services);
  const originals = new Map(
    services.filter(({ language }) => language === shelf.languages[0]).map((file) => [file.slug, file]),
  );
  return services.flatMap((service, index) => {
    const { file, lines, parts } = service;
    const original = originals.get(service.slug);
    const found: Found[] = [
      ...checkFields(service, shelf).map(({ field, message }) => ({ path: [field], message })),
      ...(parts.channels ?? []).flatMap((channel, place) => checkChannel(channel, place, shelf.site)),
      ...checkNames(service, shelf, guides),
      ...checkLinks(service, pages[index]!, shelf),
      ...(original && original !== service ? differences(parts, original) : []),
    ];
    return [
      ...checkSlug(service, articles).map((message) => ({ file, line: 1, message })),
      ...checkPage(pages[index]!, shelf, guides, services),
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

/** What a way to get the service needs of the settings. */
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

function checkNames(service: ServiceFile, shelf: Shelf, guides: GuideFile[]): Found[] {
  const { events = [], guides: wanted = [] } = service.parts;
  const { lifeEvents } = shelf.site;
  const slugs = namesFor(service, shelf, guides);
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

/** Links in fields that lead to this site. */
function checkLinks({ parts }: ServiceFile, page: ReturnType<typeof asPages>[number], shelf: Shelf): Found[] {
  const { channels = [], law = [] } = parts;
  const links: [PropertyKey[], string | undefined][] = [
    ...channels.map(({ link }, place): [PropertyKey[], string | undefined] => [['channels', place, 'link'], link]),
    ...law.map(({ link }, place): [PropertyKey[], string | undefined] => [['law', place, 'link'], link]),
  ];
  return links.flatMap(([path, link]) => {
    const message = link?.startsWith('/') && checkLink(link.replace(/[?#].*$/, ''), '', page, shelf);
    return message ? [{ path, message }] : [];
  });
}

/** Where a translation and its original say something else to programs. */
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

/** Services that readers of a language see in the default one. */
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
