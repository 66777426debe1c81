import { addresses } from '../site/addresses.ts';
import { weeksInWords } from '../hours/in-words.ts';
import { absolute } from '../site/schema-org.ts';
import { readSite } from '../settings/site.ts';
import { language } from '../settings/strings.ts';
import { serviceIn, servicesIn, type ShownService } from './list.ts';
import { amountOf } from './schema-org.ts';
import { channelKinds, type Channel } from './schema.ts';

/** A text by language. */
type Texts = Record<string, string>;

const context = {
  adms: 'http://www.w3.org/ns/adms#',
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  org: 'http://www.w3.org/ns/org#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  time: 'http://www.w3.org/2006/time#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'dct:title': { '@container': '@language' },
  'dct:description': { '@container': '@language' },
  'rdfs:label': { '@container': '@language' },
  'skos:prefLabel': { '@container': '@language' },
  'cv:processingTime': { '@type': 'xsd:duration' },
  'cv:hasValue': { '@type': 'xsd:double' },
};

/**
 * The whole directory in all languages as JSON-LD by CPSV-AP 3.2, the European profile for public services: a catalogue
 * (dcat:Dataset), its services with channels, costs, requirements, legal resources and life events, and the desks.
 * The context stands in the file, so that nobody has to fetch one. Times of day are given in words, as openingHours
 * there are.
 */
export function directoryForMachines(): object {
  const { site } = readSite();
  const [first = ''] = site.languages;
  const services = [...new Map(site.languages.flatMap(servicesIn).map((service) => [service.slug, service])).values()];
  const concept = (id: string, label: Texts) => ({ '@id': idOf(id), '@type': 'skos:Concept', 'skos:prefLabel': label });
  const desks = new Set(
    services.flatMap(({ fields }) => [fields.owner, ...fields.channels.flatMap(({ desk }) => desk ?? [])]),
  );
  const events = new Set(services.flatMap(({ fields }) => fields.events));
  return {
    '@context': context,
    '@graph': [
      {
        '@id': absolute(addresses.servicesFile),
        '@type': 'dcat:Dataset',
        'dct:title': texts((tag) => language(tag).t('services.title')),
        'dct:description': texts((tag) => language(tag).t('services.summary')),
        'dct:publisher': { '@id': authority() },
        'dcat:landingPage': { '@id': absolute(addresses.services(first)), '@type': 'foaf:Document' },
        'dct:hasPart': services.map(({ slug }) => ({ '@id': idOf(slug) })),
      },
      {
        '@id': authority(),
        '@type': ['cv:PublicOrganisation', 'org:Organization', 'foaf:Agent'],
        'dct:identifier': site.organisation.website,
        'dct:title': site.organisation.name,
        'skos:prefLabel': site.organisation.name,
        'dct:spatial': { '@type': 'dct:Location', 'skos:prefLabel': texts(placeOf) },
      },
      ...services.map(serviceNode),
      ...Object.entries(site.topics).map(([name, topic]) => concept(`topic/${name}`, topic.name)),
      ...Object.entries(site.audiences).map(([name, audience]) => concept(`audience/${name}`, audience.name)),
      ...channelKinds.map((by) =>
        concept(
          `channel/${by}`,
          texts((tag) => language(tag).t(`service.${by}`)),
        ),
      ),
      ...[...events].map((name) => ({
        '@id': idOf(`event/${name}`),
        '@type': ['cv:LifeEvent', 'cv:Event'],
        'dct:identifier': name,
        'dct:title': site.lifeEvents[name]!.name,
      })),
      ...[...desks].map((desk) => ({
        '@id': idOf(`desk/${desk}`),
        '@type': 'cv:ContactPoint',
        'rdfs:label': site.desks[desk]!.name,
        'cv:telephone': site.desks[desk]!.phone,
        'cv:email': site.desks[desk]!.email,
        ...openingHours(desk),
      })),
    ],
  };
}

/** Names of things have no page of their own below the directory; services have theirs. */
const idOf = (name: string) => `${absolute(addresses.servicesFile)}#${name}`;
const authority = () => `${readSite().site.organisation.website}#organisation`;

/** A text in each language of the site. */
function texts(inLanguage: (tag: string) => string): Texts {
  return Object.fromEntries(readSite().site.languages.map((tag) => [tag, inLanguage(tag)]));
}

/** Where the organisation works: its country, else its town or its name. */
function placeOf(tag: string): string {
  const { country, town, name } = readSite().site.organisation;
  return country ? new Intl.DisplayNames(tag, { type: 'region' }).of(country)! : (town ?? name[tag]!);
}

function serviceNode({ slug, fields }: ShownService): object {
  /** What each translation says. */
  const said = (say: (service: ShownService) => string) =>
    Object.fromEntries(
      readSite()
        .site.languages.flatMap((tag) => serviceIn(tag, slug) ?? [])
        .filter(({ untranslated }) => !untranslated)
        .map((service): [string, string] => [service.textLanguage, say(service)]),
    );
  const amount = amountOf(fields.price);
  const part = (name: string) => ({ '@id': idOf(`${slug}/${name}`), 'dct:identifier': `${slug}/${name}` });
  return {
    '@id': idOf(slug),
    '@type': 'cpsv:PublicService',
    'dct:identifier': slug,
    'dct:title': said(({ fields: { title } }) => title),
    'dct:description': said(({ fields: { summary } }) => summary),
    'cv:hasCompetentAuthority': { '@id': authority() },
    'cv:contactPoint': { '@id': idOf(`desk/${fields.owner}`) },
    'cv:thematicArea': { '@id': idOf(`topic/${fields.topic}`) },
    'dct:audience': fields.audience.map((name) => ({ '@id': idOf(`audience/${name}`) })),
    'cv:isGroupedBy': fields.events.map((name) => ({ '@id': idOf(`event/${name}`) })),
    'cv:processingTime': fields.days === undefined ? undefined : `P${fields.days}D`,
    'foaf:page': readSite().site.languages.map((tag) => ({
      '@id': absolute(addresses.service(tag, slug)),
      '@type': 'foaf:Document',
    })),
    'cv:holdsRequirement': {
      ...part('who'),
      '@type': 'cv:Requirement',
      'dct:title': said(({ fields: { who } }) => who),
    },
    'cpsv:hasInput': fields.needs.map((_, place) => ({
      ...part(`need-${place + 1}`),
      '@type': 'cv:Evidence',
      'dct:title': said(({ fields: { needs } }) => needs[place] ?? ''),
    })),
    'cv:hasCost': {
      ...part('cost'),
      '@type': 'cv:Cost',
      'dct:description': said(({ fields: { cost } }) => cost),
      'cv:hasValue': amount && String(amount.value),
      'cv:currency': amount?.currency && {
        '@id': `http://publications.europa.eu/resource/authority/currency/${amount.currency}`,
        '@type': 'skos:Concept',
      },
    },
    'cv:hasLegalResource': fields.law.map(({ link }, place) => ({
      '@id': link ? absolute(link) : idOf(`${slug}/law-${place + 1}`),
      '@type': 'eli:LegalResource',
      'dct:title': said(({ fields: { law } }) => law[place]?.name ?? ''),
    })),
    'cv:hasChannel': fields.channels.map((channel, place) => ({
      ...part(`way-${place + 1}`),
      ...channelNode(channel),
      'dct:description': described(said(({ fields: { channels } }) => channels[place]?.how ?? '')),
    })),
  };
}

function channelNode({ by, link, desk }: Channel): object {
  return {
    '@type': 'cv:Channel',
    'dct:type': { '@id': idOf(`channel/${by}`) },
    'cv:ownedBy': { '@id': authority() },
    'foaf:homepage': link && { '@id': absolute(link) },
    ...(desk && by !== 'letter' && { 'cv:contactPoint': { '@id': idOf(`desk/${desk}`) }, ...openingHours(desk) }),
  };
}

/** A description that some languages lack. */
function described(said: Texts): Texts | undefined {
  const there = Object.entries(said).filter(([, text]) => text !== '');
  return there.length > 0 ? Object.fromEntries(there) : undefined;
}

function openingHours(desk: string): object {
  const spans = readSite().hours.desks[desk] ?? [];
  if (spans.length === 0) return {};
  const inWords = (tag: string) =>
    weeksInWords(tag, spans, { all: true })
      .map(({ title, lines }) =>
        [...(title ? [title] : []), ...lines.map(({ days, times }) => `${days}: ${times}`)].join('; '),
      )
      .join('. ');
  return {
    'cv:openingHours': {
      '@id': idOf(`desk/${desk}/hours`),
      '@type': 'time:TemporalEntity',
      'dct:description': texts(inWords),
    },
  };
}
