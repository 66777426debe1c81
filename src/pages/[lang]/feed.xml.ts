import type { APIRoute } from 'astro';
import { addresses } from '../../site/addresses.ts';
import { articlesIn, pathsOfLanguages } from '../../site/collection.ts';
import { escapeMarkup } from '../../site/markup.ts';
import { servicesIn } from '../../services/list.ts';
import { readSite } from '../../settings/site.ts';
import { language } from '../../settings/strings.ts';

export const getStaticPaths = pathsOfLanguages;

/** The fifty pages that were checked or changed last, as an Atom feed (RFC 4287). */
export const GET: APIRoute = async ({ params: { lang = '' } }) => {
  const { site } = readSite();
  const absolute = (path: string) => new URL(path, site.address).href;
  const moment = (day: string) => `${day}T00:00:00Z`;
  const articles = (await articlesIn(lang)).map(({ slug, data, untranslated }) => ({
    data,
    untranslated,
    path: addresses.article(lang, slug),
  }));
  const services = servicesIn(lang).map(({ fields, untranslated, address }) => ({
    data: fields,
    untranslated,
    path: address,
  }));
  const latest = [...articles, ...services]
    .filter(({ untranslated }) => !untranslated)
    .map(({ path, data }) => ({
      path,
      data,
      changed: data.publish && data.publish > data.reviewed ? data.publish : data.reviewed,
    }))
    .sort((a, b) => b.changed.localeCompare(a.changed))
    .slice(0, 50);
  const entries = latest.map(({ path, data, changed }) => {
    const address = absolute(path);
    return `<entry><title>${escapeMarkup(data.title)}</title><id>${address}</id><link href="${address}"/><updated>${moment(changed)}</updated><summary>${escapeMarkup(data.summary)}</summary></entry>`;
  });
  const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<title>${escapeMarkup(language(lang).t('feed.title', { site: site.name[lang]! }))}</title>
<id>${absolute(addresses.feed(lang))}</id>
<link rel="self" href="${absolute(addresses.feed(lang))}"/>
<link href="${absolute(addresses.home(lang))}"/>
<updated>${moment(latest[0]?.changed ?? '1970-01-01')}</updated>
<author><name>${escapeMarkup(site.organisation.name[lang]!)}</name></author>
${entries.join('\n')}
</feed>
`;
  return new Response(feed);
};
