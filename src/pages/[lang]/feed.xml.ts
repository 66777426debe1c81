import type { APIRoute } from 'astro';
import { changesIn } from '../../changes/list.ts';
import { noticeEntries } from '../../notices/machines.ts';
import { addresses } from '../../site/addresses.ts';
import { pathsOfLanguages } from '../../site/collection.ts';
import { escapeMarkup } from '../../site/markup.ts';
import { readSite } from '../../settings/site.ts';
import { language } from '../../settings/strings.ts';

export const getStaticPaths = pathsOfLanguages;

/** The notices that hold, and the pages that were checked or changed last, fifty in all, as an Atom feed (RFC 4287). */
export const GET: APIRoute = async ({ params: { lang = '' } }) => {
  const { site } = readSite();
  const absolute = (path: string) => new URL(path, site.address).href;
  const changes = (await changesIn(lang, 50)).map(({ title, summary, address, on, what }) => ({
    id: absolute(address),
    title,
    address: absolute(address),
    updated: `${on}T00:00:00Z`,
    summary: what ? `${what} ${summary}` : summary,
  }));
  const latest = [...(await noticeEntries(lang)), ...changes]
    .sort((a, b) => b.updated.localeCompare(a.updated))
    .slice(0, 50);
  const entries = latest.map(
    ({ id, title, address, updated, summary }) =>
      `<entry><title>${escapeMarkup(title)}</title><id>${id}</id><link href="${escapeMarkup(address)}"/><updated>${updated}</updated><summary>${escapeMarkup(summary)}</summary></entry>`,
  );
  const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<title>${escapeMarkup(language(lang).t('feed.title', { site: site.name[lang]! }))}</title>
<id>${absolute(addresses.feed(lang))}</id>
<link rel="self" href="${absolute(addresses.feed(lang))}"/>
<link href="${absolute(addresses.home(lang))}"/>
<updated>${latest[0]?.updated ?? '1970-01-01T00:00:00Z'}</updated>
<author><name>${escapeMarkup(site.organisation.name[lang]!)}</name></author>
${entries.join('\n')}
</feed>
`;
  return new Response(feed);
};
