import { absolute, addressData, hoursData, organisation, phoneHours } from '../site/schema-org.ts';
import { placeOf } from '../hours/places.ts';
import { readSite } from '../settings/site.ts';
import type { ShownService } from './list.ts';
import type { Channel } from './schema.ts';

/** A service as schema.org's GovernmentService, at the path of its page, with its channels in their order. */
export function serviceData({ fields, textLanguage: lang, slug }: ShownService, address: string): object {
  const { site } = readSite();
  const { title, summary, topic, audience, channels, days } = fields;
  const time = days === undefined ? {} : { processingTime: `P${days}D` };
  return {
    '@type': 'GovernmentService',
    '@id': `${absolute(address)}#service`,
    identifier: slug,
    name: title,
    description: summary,
    url: absolute(address),
    category: site.topics[topic]!.name[lang],
    provider: organisation(lang),
    audience: audience.map((name) => ({ '@type': 'Audience', audienceType: site.audiences[name]!.name[lang] })),
    availableChannel: channels.map((channel) => ({ ...channelData(channel, lang), ...time })),
    ...offerOf(fields.price),
  };
}

/** Parses `price` (`free`, `60 NOK`); undefined without one, when the price depends. */
export function amountOf(price: string | undefined): { value: number; currency: string | undefined } | undefined {
  if (price === undefined) return undefined;
  const [value = '', currency] = price.split(' ');
  return price === 'free' ? { value: 0, currency: undefined } : { value: Number(value), currency };
}

function offerOf(price: string | undefined) {
  const amount = amountOf(price);
  return amount && { offers: { '@type': 'Offer', price: amount.value, priceCurrency: amount.currency } };
}

function channelData({ by, link, desk, how }: Channel, lang: string): object {
  const base = { '@type': 'ServiceChannel', description: how, availableLanguage: readSite().site.languages };
  if (by === 'online') return { ...base, serviceUrl: absolute(link!) };
  const { name, phone, place } = readSite().site.desks[desk!]!;
  if (by === 'phone')
    return {
      ...base,
      servicePhone: {
        '@type': 'ContactPoint',
        name: name[lang],
        telephone: phone,
        hoursAvailable: phoneHours(desk!),
      },
    };
  if (by === 'letter') return { ...base, servicePostalAddress: addressData() };
  return {
    ...base,
    serviceLocation: {
      '@type': 'Place',
      name: [name[lang], place![lang]].join(', '),
      address: addressData(placeOf(readSite().hours.places, desk!)?.place),
      ...hoursData(desk!),
    },
  };
}
