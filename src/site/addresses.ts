/** The address of the search page. It and the next stand apart, so that the script of the search carries no other. */
export const searchAddress = (language: string) => `/${language}/search/`;
/** The address of a topic. */
export const topicAddress = (language: string, topic: string) => `/${language}/topics/${topic}/`;

/** The paths of the site's pages, files and functions, from its root: every link of the engine is made here. */
export const addresses = {
  home: (language: string) => `/${language}/`,
  article: (language: string, slug: string) => `/${language}/${slug}/`,
  plainText: (language: string, slug: string) => `/${language}/${slug}.md`,
  topic: topicAddress,
  catalogue: (language: string) => `/${language}/catalogue/`,
  /** A browse list of the catalogue, or a page of it, counted from 1. */
  browse: (language: string, by: 'authors' | 'subjects', page?: number) =>
    `/${language}/catalogue/${by}/${page ? `${page}/` : ''}`,
  /** A record, on its page of the list of authors. */
  record: (language: string, page: number, id: string) => `/${language}/catalogue/authors/${page}/#r-${id}`,
  guides: (language: string) => `/${language}/guides/`,
  guide: (language: string, slug: string) => `/${language}/guides/${slug}/`,
  /** All of a guide on one page, to print. */
  wholeGuide: (language: string, slug: string) => `/${language}/guides/${slug}/whole/`,
  /** A guide as plain text. */
  guideText: (language: string, slug: string) => `/${language}/guides/${slug}.md`,
  /** A guide for programs. */
  guideFile: (language: string, slug: string) => `/${language}/guides/${slug}.json`,
  /** Where a guide's forms go where no script runs: the desk function. */
  guideFunction: (language: string, slug: string) => `/desk/guides/${language}/${slug}`,
  /** The places where visitors find the desks. */
  places: (language: string) => `/${language}/places/`,
  place: (language: string, slug: string) => `/${language}/places/${slug}/`,
  services: (language: string) => `/${language}/services/`,
  service: (language: string, slug: string) => `/${language}/services/${slug}/`,
  /** A service as plain text. */
  serviceText: (language: string, slug: string) => `/${language}/services/${slug}.md`,
  /** The services that are for somebody, on something, or had in some way. */
  servicesBy: (language: string, facet: string, value: string) => `/${language}/services/by/${facet}/${value}/`,
  /** All services in all languages for programs: CPSV-AP. */
  servicesFile: '/services.jsonld',
  index: (language: string) => `/${language}/a-z/`,
  search: searchAddress,
  contact: (language: string) => `/${language}/contact/`,
  check: (language: string) => `/${language}/contact/check/`,
  sent: (language: string) => `/${language}/contact/sent/`,
  thanks: (language: string) => `/${language}/contact/thanks/`,
  status: (language: string) => `/${language}/contact/status/`,
  /** Where the forms go: the desk function. */
  messages: '/desk/messages',
  statusOf: '/desk/status',
  /** A question that the function answers, for a browser without JavaScript. */
  ask: '/desk/ask',
  votes: '/desk/votes',
  misses: '/desk/misses',
  /** Work for a browser whose connection has sent much. */
  challenge: '/desk/challenge',
  /** For whoever watches over the server. */
  health: '/desk/health',
  /** For staff: marks a message as answered. */
  answered: '/desk/answered',
  answeredPage: (language: string) => `/${language}/contact/answered/`,
  accessibility: (language: string) => `/${language}/accessibility/`,
  privacy: (language: string) => `/${language}/privacy/`,
  feed: (language: string) => `/${language}/feed.xml`,
  /** Short enough to say on the telephone. */
  number: (number: number) => `/a/${number}`,
};

/** Slugs that no article may have: pages of the engine have these names below a language, or will have them. */
export const reservedSlugs = [
  '404',
  'a-z',
  'accessibility',
  'catalogue',
  'contact',
  'feed',
  'guides',
  'places',
  'privacy',
  'search',
  'services',
  'topics',
];

/**
 * The path that an entry of `was` stands for. A bare name was once a file beside that of the page, whose slug this is:
 * `oldAddress('library-pass', 'en', 'services/library-card')` is `/en/services/library-pass/`.
 */
export function oldAddress(was: string, language: string, slug: string): string {
  return was.startsWith('/') ? was : addresses.article(language, slug.replace(/[^/]*$/, was));
}
