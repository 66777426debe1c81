import { deskFactsIn } from '../../ask/build/desks.ts';
import { guidesIn } from '../../guides/pages/list.ts';
import { localeOf } from '../../hours/locale.ts';
import { readNotices } from '../../notices/read.ts';
import { readSite } from '../../settings/site.ts';
import { language } from '../../settings/strings.ts';
import { addresses } from '../../site/addresses.ts';
import { articlesIn, articlesOf } from '../../site/collection.ts';
import type { PhoneFile, Reach } from '../file.ts';
import { guideDocument } from '../outlets/guide-document.ts';

/** The languages that callers can choose, in the order of their keys; none where the site has no telephone. */
export function phoneLanguages(): string[] {
  const { phone, languages } = readSite().site;
  return phone ? (phone.languages ?? languages).slice(0, 9) : [];
}

/** The interface texts that a call needs. */
const needed = /^phone\.(?!contact)|^guide\.refused\./;

/** What the telephone knows of the site in a language; rejects without `phone` in `site.yaml`. */
export async function phoneFile(tag: string): Promise<PhoneFile> {
  const file = await plainFile(tag);
  for (const slug of (await guideDocuments(tag, file)).keys()) file.guides[slug]!.isDocument = true;
  return file;
}

/** The guides of choices of a language as documents of VoiceXML, by slug. */
export async function guideDocuments(tag: string, file?: PhoneFile): Promise<Map<string, string>> {
  const known = file ?? (await plainFile(tag));
  const found = (await guidesIn(tag)).map(
    ({ slug, guide }) => [slug, guideDocument(guide, known, new Date())] as const,
  );
  return new Map(found.filter((one): one is readonly [string, string] => one[1] !== undefined));
}

async function plainFile(tag: string): Promise<PhoneFile> {
  const { site, hours } = readSite();
  const { phone, desks, messages, topics } = site;
  if (!phone) throw new Error('site.yaml has no phone.');
  const { words } = language(tag);
  const short = (address: string) => new URL(address, site.address).href.replace(/^https?:\/\//, '');
  const articles = await articlesIn(tag);
  const guides = await guidesIn(tag);
  const reach: Reach[] = messages
    ? Object.entries(messages.subjects).map(([id, { name, desk }]) => ({ id, name: name[tag]!, desk }))
    : Object.entries(desks).flatMap(([id, desk]) => (desk.phone ? [{ id, name: desk.name[tag]!, desk: id }] : []));
  const callable = Object.entries(desks).find(([, desk]) => desk.phone)?.[0] ?? '';
  return {
    language: tag,
    name: site.name[tag]!,
    languages: phoneLanguages().map((one) => ({
      tag: one,
      voice: phone.voices?.find((voice) => voice.language === one)?.name ?? '',
      locale: voiceTag(one),
      choose: language(one).words['phone.choose']!,
    })),
    words: Object.fromEntries(Object.entries(words).filter(([key]) => needed.test(key))),
    desks: deskFactsIn(tag, { site, hours }, words),
    desk: phone.desk ?? callable,
    reach,
    takesMessages: messages !== undefined,
    ...(phone.recordings && { records: true as const }),
    topics: (
      await Promise.all(
        Object.entries(topics).map(async ([id, { name }]) => ({
          id,
          name: name[tag]!,
          pages: (await articlesOf(tag, id)).map(({ slug }) => slug),
          guides: guides.filter(({ fields }) => fields.topic === id).map(({ slug }) => slug),
        })),
      )
    ).filter(({ pages, guides: own }) => pages.length + own.length > 0),
    guides: Object.fromEntries(
      guides.map(({ slug, fields, guide, address }) => [
        slug,
        { title: fields.title, isPrivate: guide.private, address: short(address), language: guide.language },
      ]),
    ),
    pages: Object.fromEntries(
      articles.map(({ slug, data }) => [
        slug,
        {
          title: data.title,
          summary: data.say ?? data.summary,
          ...(data.number !== undefined && { number: data.number }),
          address: short(data.number === undefined ? addresses.article(tag, slug) : addresses.number(data.number)),
          language: data.language,
        },
      ]),
    ),
    notices: readNotices()
      .filter(({ pages, topics: about }) => !about && (!pages || pages.includes('home')))
      .map(({ from, until, text }) => ({ from, until, text: text[tag]! })),
    phone: phone.number,
    ...(phone.sms && { sms: phone.sms }),
  };
}

/** The tag by which voices know a language: `nb-NO` for nb. */
export function voiceTag(tag: string): string {
  const { language: short, region } = new Intl.Locale(localeOf(tag)).maximize();
  return `${short}-${region}`;
}
