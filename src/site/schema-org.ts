import { addresses } from './addresses.ts';
import type { ShownArticle } from './collection.ts';
import { days } from '../hours/days.ts';
import type { Span } from '../hours/hours.ts';
import { todayIn } from '../hours/zone.ts';
import type { Place } from '../hours/places.ts';
import { readSite } from '../settings/site.ts';
import { changesOf } from '../hours/weeks.ts';

/*
 * Structured data: what pages say of themselves in JSON-LD, in the vocabulary of schema.org.
 */

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The absolute address of a path of the site; a whole address stays as it is. */
export const absolute = (path: string) => new URL(path, readSite().site.address).href;

/** The organisation that runs the site, with the `@id` by which other descriptions refer to it. */
export function organisation(lang: string) {
  const { organisation: own } = readSite().site;
  return { '@type': own.type, '@id': `${own.website}#organisation`, name: own.name[lang], url: own.website };
}

/** The organisation with a department for each desk, and when each is open and answers the telephone. */
export function organisationData(lang: string): object {
  const { site, hours } = readSite();
  const department = Object.entries(site.desks).map(([desk, { name, phone, email }]) => ({
    '@type': 'Organization',
    name: name[lang],
    telephone: phone,
    email,
    ...(hours.desks[desk]?.length && {
      location: { '@type': 'Place', name: name[lang], ...hoursData(desk) },
    }),
    ...(hours.phones?.[desk] && {
      contactPoint: { '@type': 'ContactPoint', telephone: phone, hoursAvailable: phoneHours(desk) },
    }),
  }));
  const address = addressData();
  return { ...organisation(lang), ...(address && { address }), department };
}

/** A Place that visitors go to, with its desks and their hours. */
export function placeData(lang: string, slug: string): object {
  const { site, hours } = readSite();
  const { name, map, desks, ...place } = hours.places![slug]!;
  return {
    '@type': 'Place',
    name: name[lang],
    url: absolute(addresses.place(lang, slug)),
    address: addressData(place),
    hasMap: map,
    containsPlace: desks.map((desk) => ({
      '@type': 'Place',
      name: site.desks[desk]!.name[lang],
      telephone: site.desks[desk]!.phone,
      ...hoursData(desk),
    })),
  };
}

/** The PostalAddress of a place; without a street of its own that of the organisation. Undefined when the settings hold none. */
export function addressData(place: Partial<Place> = {}): object | undefined {
  const { organisation } = readSite().site;
  const { street, postcode, town = organisation.town } = place.street ? place : organisation;
  if (!street && !town) return undefined;
  return {
    '@type': 'PostalAddress',
    streetAddress: street,
    postalCode: postcode,
    addressLocality: town,
    addressCountry: organisation.country,
  };
}

/** The properties of a Place that hold the weekly hours of a desk, and the dates of the next four weeks with other hours. */
export function hoursData(desk: string): object {
  const { hours } = readSite();
  const special = changesOf(hours, desk, todayIn(hours.zone)).flatMap(({ from, to, times }) =>
    (times.length > 0 ? times : [{ opens: '00:00', closes: '00:00' }]).map((time) => specification(time, { from, to })),
  );
  return {
    openingHoursSpecification: specifications(hours.desks[desk] ?? []),
    ...(special.length > 0 && { specialOpeningHoursSpecification: special }),
  };
}

/** The hours of a desk's telephone, as a list of OpeningHoursSpecification. */
export function phoneHours(desk: string): object[] {
  const { hours } = readSite();
  return specifications(hours.phones?.[desk] ?? hours.desks[desk] ?? []);
}

/** Each span once, and once for all dates of its period; hours by appointment are not open to everyone and left out. */
function specifications(spans: Span[]): object[] {
  const { hours } = readSite();
  return spans
    .filter(({ appointment }) => !appointment)
    .flatMap(({ days: names, during, ...time }) => {
      const dayOfWeek = names.map((day) => `https://schema.org/${dayNames[days.indexOf(day)]}`);
      const dates = during ? hours.periods![during]!.dates : [undefined];
      return dates.map((valid) => ({ ...specification(time, valid), dayOfWeek }));
    });
}

/** One line of opening hours; the last minute of a day stands for midnight, as schema.org has it. */
function specification({ opens, closes }: { opens: string; closes: string }, valid?: { from: string; to: string }) {
  return {
    '@type': 'OpeningHoursSpecification',
    opens,
    closes: closes === '24:00' ? '23:59' : closes,
    ...(valid && { validFrom: valid.from, validThrough: valid.to }),
  };
}

/** The BreadcrumbList of a page: the pages from the home page to it, in order. */
export function breadcrumbData(steps: { name: string; address: string }[]): object {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ name, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: absolute(address),
    })),
  };
}

/** An Article, at the path of its page. */
export function articleData({ data }: ShownArticle, address: string): object {
  const publisher = organisation(data.language);
  return {
    '@type': 'Article',
    headline: data.title,
    description: data.summary,
    inLanguage: data.language,
    dateModified: data.reviewed,
    url: absolute(address),
    author: publisher,
    publisher,
  };
}
