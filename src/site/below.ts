/** The path below which a site lies, by its address: `/help` for https://www.town.example/help, empty for a host name of its own. */
export function baseOf(address: string): string {
  return new URL(address).pathname.replace(/\/$/, '');
}

/** The address of the search page. It and the next three stand apart, so that the script of the search carries no other. */
export const searchAddress = (base: string, language: string) => `${base}/${language}/search/`;
/** The address of a topic. */
export const topicAddress = (base: string, language: string, topic: string) => `${base}/${language}/topics/${topic}/`;
/** The address of the file for questions in a language. */
export const askFileAddress = (base: string, language: string) => `${base}/ask/${language}.json`;

/** The address of the stemmer of a language, where that is a file of its own. */
export const stemmerAddress = (base: string, language: string) => `${base}/ask/${language}.js`;
/** The address of what the desk function, and a form that is being filled in, know of the site. */
export const deskFileAddress = (base: string) => `${base}/desk/desk.json`;

/**
 * The addresses of the pages, files and functions of a site that lies below the path `base`, as a browser asks its host for them:
 * every link of the engine is made here.
 *
 *     addressesBelow('/help').article('en', 'late-book'); // '/help/en/late-book/'
 */
export function addressesBelow(base: string) {
  return {
    base,
    home: (language: string) => `${base}/${language}/`,
    article: (language: string, slug: string) => `${base}/${language}/${slug}/`,
    plainText: (language: string, slug: string) => `${base}/${language}/${slug}.md`,
    topic: (language: string, topic: string) => topicAddress(base, language, topic),
    catalogue: (language: string) => `${base}/${language}/catalogue/`,
    /** A browse list of the catalogue, or a page of it, counted from 1. */
    browse: (language: string, by: 'authors' | 'subjects', page?: number) =>
      `${base}/${language}/catalogue/${by}/${page ? `${page}/` : ''}`,
    /** A record, on its page of the list of authors. */
    record: (language: string, page: number, id: string) => `${base}/${language}/catalogue/authors/${page}/#r-${id}`,
    /** The folder of the files that the search of the catalogue loads. */
    shards: (version: string) => `${base}/catalogue/${version}/`,
    guides: (language: string) => `${base}/${language}/guides/`,
    guide: (language: string, slug: string) => `${base}/${language}/guides/${slug}/`,
    /** All of a guide on one page, to print. */
    wholeGuide: (language: string, slug: string) => `${base}/${language}/guides/${slug}/whole/`,
    /** A guide as plain text. */
    guideText: (language: string, slug: string) => `${base}/${language}/guides/${slug}.md`,
    /** A guide for programs. */
    guideFile: (language: string, slug: string) => `${base}/${language}/guides/${slug}.json`,
    /** Where a guide's forms go where no script runs: the desk function. */
    guideFunction: (language: string, slug: string) => `${base}/desk/guides/${language}/${slug}`,
    /** The places where visitors find the desks. */
    places: (language: string) => `${base}/${language}/places/`,
    place: (language: string, slug: string) => `${base}/${language}/places/${slug}/`,
    services: (language: string) => `${base}/${language}/services/`,
    service: (language: string, slug: string) => `${base}/${language}/services/${slug}/`,
    /** A service as plain text. */
    serviceText: (language: string, slug: string) => `${base}/${language}/services/${slug}.md`,
    /** The services that are for somebody, on something, or had in some way. */
    servicesBy: (language: string, facet: string, value: string) =>
      `${base}/${language}/services/by/${facet}/${value}/`,
    /** All services in all languages for programs: CPSV-AP. */
    servicesFile: `${base}/services.jsonld`,
    index: (language: string) => `${base}/${language}/a-z/`,
    search: (language: string) => searchAddress(base, language),
    contact: (language: string) => `${base}/${language}/contact/`,
    check: (language: string) => `${base}/${language}/contact/check/`,
    sent: (language: string) => `${base}/${language}/contact/sent/`,
    thanks: (language: string) => `${base}/${language}/contact/thanks/`,
    status: (language: string) => `${base}/${language}/contact/status/`,
    /** All that the desk function answers begins so. */
    desk: `${base}/desk/`,
    /** Where the forms go: the desk function. */
    messages: `${base}/desk/messages`,
    statusOf: `${base}/desk/status`,
    /** What visitors suggest for a page: the form, filled with a part of it, and where it goes. */
    suggestions: `${base}/desk/suggestions`,
    suggestion: (page: string) => `${base}/desk/suggestions?page=${page}`,
    suggest: (language: string) => `${base}/${language}/suggest/`,
    suggestPage: (language: string) => `${base}/${language}/suggest/page/`,
    /** A question that the function answers, for a browser without JavaScript. */
    ask: `${base}/desk/ask`,
    votes: `${base}/desk/votes`,
    misses: `${base}/desk/misses`,
    /** Work for a browser whose connection has sent much. */
    challenge: `${base}/desk/challenge`,
    /** For whoever watches over the server. */
    health: `${base}/desk/health`,
    /** For staff: marks a message as answered. */
    answered: `${base}/desk/answered`,
    /** Where the agency's forge tells what became of a suggestion. */
    suggestionEvents: `${base}/desk/suggestions/events`,
    /** Where the agency's other systems tell what became of a message. */
    events: `${base}/desk/events`,
    /** For staff: the desk in a browser, and the built pages that it fills. */
    staff: `${base}/desk/staff/`,
    staffList: (language: string) => `${base}/${language}/desk/staff/`,
    staffSignIn: (language: string) => `${base}/${language}/desk/staff/sign-in/`,
    staffMessage: (language: string) => `${base}/${language}/desk/staff/message/`,
    staffPerson: (language: string) => `${base}/${language}/desk/staff/person/`,
    staffAccount: (language: string) => `${base}/${language}/desk/staff/account/`,
    /** Where the agency's systems tell how orders stand; kind and number follow. */
    orders: `${base}/desk/orders`,
    /** Below it, what services that bring calls and SMS ask. */
    phone: `${base}/desk/phone/`,
    answeredPage: (language: string) => `${base}/${language}/contact/answered/`,
    accessibility: (language: string) => `${base}/${language}/accessibility/`,
    privacy: (language: string) => `${base}/${language}/privacy/`,
    /** What changed lately. */
    changes: (language: string) => `${base}/${language}/changes/`,
    feed: (language: string) => `${base}/${language}/feed.xml`,
    /** The notices in all languages for other systems. */
    notices: `${base}/notices.json`,
    /** Short enough to say on the telephone. */
    number: (number: number) => `${base}/a/${number}`,
    /** The icon of the browser's tab, which every agency has in its public folder. */
    icon: `${base}/favicon.svg`,
    /** The web app manifest of a language. */
    manifest: (language: string) => `${base}/${language}/app.webmanifest`,
    /** The styles as a file, by their digest. */
    styles: (digest: string) => `${base}/styles/${digest}.css`,
    /** What editors link to: a page or a file of the site by its path from the root of the site; a whole address stays as it is. */
    link: (link: string) => (link.startsWith('/') ? `${base}${link}` : link),
  };
}

/** The addresses of a site. */
export type Addresses = ReturnType<typeof addressesBelow>;

/** The paths of the same from the root of the site: as editors write them, and as files lie in the built folder. */
export const paths = /* @__PURE__ */ addressesBelow('');

/** Slugs that no article may have: pages of the engine have these names below a language, or will have them. */
export const reservedSlugs = [
  '404',
  '503',
  'a-z',
  'accessibility',
  'catalogue',
  'changes',
  'contact',
  'desk',
  'feed',
  'guides',
  'places',
  'privacy',
  'search',
  'services',
  'suggest',
  'topics',
];

/**
 * The path that an entry of `was` stands for. A bare name was once a file beside that of the page, whose slug this is:
 * `oldPath('library-pass', 'en', 'services/library-card')` is `/en/services/library-pass/`.
 */
export function oldPath(was: string, language: string, slug: string): string {
  return was.startsWith('/') ? was : paths.article(language, slug.replace(/[^/]*$/, was));
}
