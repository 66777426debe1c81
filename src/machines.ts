import type { ShownArticle } from './collection.ts';
import { days } from './hours.ts';
import { readSite } from './site.ts';

const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** A path of the site as a whole address. */
export const absolute = (path: string) => new URL(path, readSite().site.address).href;

/** The organisation as schema.org describes it; other descriptions refer to its `@id`. */
export function organisation(lang: string) {
  const { organisation: own } = readSite().site;
  return { '@type': own.type, '@id': `${own.website}#organisation`, name: own.name[lang], url: own.website };
}

/** The organisation with its desks and their opening hours, as schema.org describes them. */
export function organisationData(lang: string): object {
  const { site } = readSite();
  const department = Object.entries(site.desks).map(([desk, { name, phone, email }]) => ({
    '@type': 'Organization',
    name: name[lang],
    telephone: phone,
    email,
    openingHoursSpecification: hoursData(desk),
  }));
  const address = addressData();
  return { ...organisation(lang), ...(address && { address }), department };
}

/** The postal address of the organisation, where the settings hold one. */
export function addressData(): object | undefined {
  const { street, postcode, town, country } = readSite().site.organisation;
  if (!street && !town) return undefined;
  return {
    '@type': 'PostalAddress',
    streetAddress: street,
    postalCode: postcode,
    addressLocality: town,
    addressCountry: country,
  };
}

/** The weekly hours of a desk; none for one that meets by appointment. */
export function hoursData(desk: string): object[] {
  return (readSite().hours.desks[desk] ?? []).map((period) => ({
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: period.days.map((day) => `https://schema.org/${dayNames[days.indexOf(day)]}`),
    opens: period.opens,
    closes: period.closes,
  }));
}

/** The way from the home page to a page, as schema.org's BreadcrumbList. */
export function pathData(steps: { name: string; address: string }[]): object {
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

/** An article as schema.org's Article. */
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
