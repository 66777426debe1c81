import type { APIRoute } from 'astro';
import type { DeskFile } from '../../desk/file.ts';
import { securityHeaders } from '../../site/hosts/headers.ts';
import { phoneLanguages } from '../../phone/build/file.ts';
import { readSite } from '../../settings/site.ts';
import type { Site } from '../../settings/schema.ts';
import { triesADay } from '../../settings/orders/check.ts';
import { readStrings } from '../../settings/strings.ts';
import { style } from '../../site/style.ts';

/** Of the kinds of orders what is no words. */
const ordersIn = (kinds: NonNullable<Site['orders']>): NonNullable<DeskFile['orders']> =>
  Object.fromEntries(
    Object.entries(kinds).map(([id, { name, secret, codeLength, every, keptFor, states }]) => [
      id,
      {
        ...{ name, secret, codeLength, triesADay: triesADay({ secret, codeLength }), every, keptFor },
        states: Object.fromEntries(
          Object.entries(states).map(([state, { ready, beside, end }]) => [state, { ready, beside, end }]),
        ),
      },
    ]),
  );

/** What the desk function needs to know of the site. */
export const GET: APIRoute = () => {
  const { site, hours: all } = readSite();
  const { places: _, phones: __, ...hours } = all;
  const { subjects = {}, replyWithin = 0, keptFor = 0, wishes = [], formats = [] } = site.messages ?? {};
  const words = site.languages.map((tag) => {
    const own = Object.entries(readStrings(tag)).filter(([key]) => /^(mail|when|weekday|month)\./.test(key));
    return [tag, Object.fromEntries(own)];
  });
  const file: DeskFile = {
    headers: securityHeaders(style().digest),
    site: { name: site.name, address: site.address, languages: site.languages },
    hours,
    desks: Object.fromEntries(Object.entries(site.desks).map(([id, { name, email }]) => [id, { name, email }])),
    subjects,
    wishes,
    formats,
    replyWithin,
    keptFor,
    ...(site.orders && { orders: ordersIn(site.orders) }),
    auditKeptFor: site.privacy.auditDays,
    words: Object.fromEntries(words),
    ...(site.phone && { phone: phoneLanguages() }),
  };
  return new Response(JSON.stringify(file));
};
