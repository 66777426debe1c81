import { isoIn } from '../hours/zone.ts';
import { readSite } from '../settings/site.ts';
import { addresses } from '../site/addresses.ts';
import { readNotices, type Notice } from './read.ts';
import { addressOf, built, inWords } from './shown.ts';

/** The notices that are not over, with those that have not begun, as `/notices.json` tells them; `EDITORS.md` explains the fields. */
export async function noticesForMachines(): Promise<object> {
  const { site, hours } = readSite();
  const notices = readNotices().filter(({ until }) => until > built);
  return {
    site: new URL(addresses.base + '/', site.address).href,
    zone: hours.zone,
    notices: await Promise.all(notices.map((notice) => forMachines(notice))),
  };
}

async function forMachines(notice: Notice): Promise<object> {
  const { site, hours } = readSite();
  const { id, kind, text, from, until, pages, topics, link } = notice;
  const absolute = (address: string) => new URL(address, site.address).href;
  const links = await Promise.all(
    site.languages.map(async (tag) => [tag, link && (await addressOf(link.address, tag))] as const),
  );
  const named = [...(pages ?? []), ...(topics ?? []).map((topic) => `topics/${topic}`)];
  return {
    id,
    kind,
    from: isoIn(hours.zone, from),
    until: isoIn(hours.zone, until),
    text,
    link: link && {
      name: link.name,
      address: Object.fromEntries(links.flatMap(([tag, address]) => (address ? [[tag, absolute(address)]] : []))),
    },
    wholeSite: !pages && !topics,
    pages: pages ?? [],
    topics: topics ?? [],
    addresses: Object.fromEntries(
      site.languages.map((tag) => [
        tag,
        (named.length > 0 ? named : ['home']).map((name) =>
          absolute(name === 'home' ? addresses.home(tag) : addresses.article(tag, name)),
        ),
      ]),
    ),
  };
}

/** The notices of a language that have begun, as entries of its Atom feed (RFC 4287), each with the instant of its begin. */
export async function noticeEntries(lang: string) {
  const { site } = readSite();
  const begun = readNotices().filter(({ from, until }) => from <= built && built < until);
  const home = new URL(addresses.home(lang), site.address).href;
  return (await inWords(begun, lang)).map(({ id, title, text, end, link, from }) => ({
    id: `${home}#notice-${id}`,
    title: `${title}: ${text}`,
    address: link ? new URL(link.address, site.address).href : home,
    updated: new Date(from).toISOString(),
    summary: end.words,
  }));
}
