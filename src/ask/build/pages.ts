import type { ArticleFields } from '../../articles/schema.ts';
import { addresses } from '../../site/addresses.ts';
import { hasCatalogue } from '../../catalogue/read/read.ts';
import type { Guide } from '../../guides/tree/guide.ts';
import { mostQuestions } from '../../guides/tree/walk.ts';
import type { GuideFields } from '../../guides/read/schema.ts';
import type { Hours } from '../../hours/hours.ts';
import type { ServiceFields } from '../../services/schema.ts';
import type { Site } from '../../settings/schema.ts';
import { language } from '../../settings/strings.ts';

/** A page as a document to be indexed. */
export interface AskPage {
  address: string;
  title: string;
  summary: string;
  /** What it is (article, guide, service), its topic, whom it is for: short name and what readers see. */
  kind: [string, string];
  /** A page about all topics has none. */
  topic?: [string, string];
  audience: [string, string][];
  asks: string[];
  /** What a guide offers to whoever is not sure, in words that its title follows. */
  offer?: string;
  /** All of its text. */
  text: string;
}

/** The document of an article. */
export function askPage(
  site: Site,
  tag: string,
  slug: string,
  fields: Pick<ArticleFields, 'title' | 'summary' | 'topic' | 'audience' | 'asks'>,
  text: string,
): AskPage {
  return {
    address: addresses.article(tag, slug),
    title: fields.title,
    summary: fields.summary,
    kind: ['article', language(tag).t('kind.article')],
    topic: [fields.topic, site.topics[fields.topic]!.name[tag]!],
    audience: fields.audience.map((name) => [name, site.audiences[name]!.name[tag]!]),
    asks: fields.asks,
    text,
  };
}

/** The document of the catalogue's search page, where the site has one; its records are found there. */
export function cataloguePages(tag: string): AskPage[] {
  if (!hasCatalogue()) return [];
  const { t } = language(tag);
  return [
    {
      address: addresses.catalogue(tag),
      title: t('catalogue.title'),
      summary: t('catalogue.summary'),
      kind: ['catalogue', t('catalogue.title')],
      audience: [],
      asks: [t('catalogue.go')],
      text: [t('catalogue.about.authors'), t('catalogue.about.subjects'), t('catalogue.words.hint')].join(' '),
    },
  ];
}

/** The document of a guide: with its questions, options and outcomes. */
export function guidePage(site: Site, tag: string, slug: string, fields: GuideFields, guide: Guide): AskPage {
  const { questions, outcomes } = fields;
  const options = Object.values(questions).flatMap(({ ask, options = {} }) => [
    ask,
    ...Object.values(options).map((option) => (typeof option === 'string' ? option : option.text)),
  ]);
  const answers = Object.values(outcomes).flatMap(({ title, text, steps }) => [title, text, ...steps]);
  const plain = [...options, ...answers].map((text) => text.replace(/\{\{.*?\}\}|\]\([^)]*\)|[*_`[]/g, ' '));
  return {
    ...askPage(site, tag, slug, fields, plain.join('\n')),
    address: addresses.guide(tag, slug),
    kind: ['guide', language(tag).t('kind.guide')],
    offer: language(tag).t('guide.offer.other', { count: mostQuestions(guide) }),
  };
}

/** The document of a service: with its cost, needs and channels. */
export function servicePage(site: Site, tag: string, slug: string, fields: ServiceFields, text: string): AskPage {
  const { who, cost, takes, needs, channels } = fields;
  const ways = channels.map(({ how, desk }) => [how, desk && site.desks[desk]!.name[tag]].filter(Boolean).join(' '));
  return {
    ...askPage(site, tag, slug, fields, [who, cost, takes, ...needs, ...ways, text].join('\n')),
    address: addresses.service(tag, slug),
    kind: ['service', language(tag).t('kind.service')],
  };
}

/**
 * The document of the contact page, where the site has one: it alone says when the desks are open. The hours
 * themselves change from day to day and stay there.
 */
export function contactPages(site: Site, tag: string): AskPage[] {
  if (!site.contact) return [];
  const { t, weekday } = language(tag);
  const desks = Object.values(site.desks);
  const days = Array.from({ length: 7 }, (_, day) => weekday(day));
  return [
    {
      address: addresses.contact(tag),
      title: t('contact.title'),
      summary: t('contact.intro'),
      kind: ['contact', t('desk.hours')],
      audience: [],
      asks: [
        t('contact.ask.open'),
        t('contact.ask.close'),
        t('contact.ask.reach'),
        ...desks.map(({ name }) => `${t('desk.hours')}: ${name[tag]}`),
      ],
      text: [
        ...desks.map(({ name, place }) => `${name[tag]}, ${place?.[tag] ?? ''}`),
        t('desk.hours'),
        t('desk.closed'),
        t('desk.phone'),
        t('desk.email'),
        ...days,
      ].join('. '),
    },
  ];
}

/** The documents of the pages of places. */
export function placePages(site: Site, tag: string, places: Hours['places'] = {}): AskPage[] {
  const { t } = language(tag);
  return Object.entries(places).map(([slug, { name, find, access, desks }]) => ({
    address: addresses.place(tag, slug),
    title: name[tag]!,
    summary: t('place.summary', { name: name[tag]! }),
    kind: ['place', t('kind.place')],
    audience: [],
    asks: [t('place.ask.where', { name: name[tag]! }), t('place.ask.access', { name: name[tag]! })],
    text: [
      ...desks.map((desk) => `${site.desks[desk]!.name[tag]}, ${site.desks[desk]!.place?.[tag] ?? ''}`),
      find?.[tag] ?? '',
      t('place.access'),
      ...access.map((line) => line[tag]!),
    ].join('. '),
  }));
}
