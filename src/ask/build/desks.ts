import { holidaysOf } from '../../hours/holidays/holidays.ts';
import type { Hours } from '../../hours/hours.ts';
import { placeOf } from '../../hours/places.ts';
import { weekendIn } from '../../hours/locale.ts';
import { todayIn } from '../../hours/zone.ts';
import type { Site } from '../../settings/schema.ts';
import { addresses } from '../../site/addresses.ts';
import type { DeskFacts, DesksFile, PlaceFacts, Range } from '../desks/file.ts';
import { deskWordsOf, namedDays } from './desk-words.ts';

/** For so many years days are written out: a site that was built last year still knows them. */
const years = 3;

/** The interface texts that an answer about a desk needs. */
const needed = /^(when|weekday|month)\.|^desk\.(?!changes|otherwise)|^ask\.desk\.|^place\.(address|map)$/;

/**
 * The file that answers questions about desks in a language, of what the agency's settings say and the interface texts by key;
 * undefined for a language whose words are not known.
 */
export function desksFile(
  language: string,
  { site, hours }: { site: Site; hours: Hours },
  texts: Record<string, string>,
  today = todayIn(hours.zone),
): DesksFile | undefined {
  const found = deskWordsOf(language);
  if (!found) return undefined;
  const { named: __, holiday, ...words } = found;
  const { organisation, audiences } = site;
  const own = (text: Record<string, string> = {}) => text[language] ?? '';
  const [all, holidays] = holidaysFrom(hours, today);
  const facts = deskFactsIn(language, { site, hours }, texts, today);
  return {
    ...facts,
    ...(site.contact && { all: { name: texts['contact.title'] ?? '', address: addresses.contact(language) } }),
    around: [organisation.name, site.name, ...Object.values(audiences).map(({ name }) => name)]
      .map(own)
      .concat(organisation.town ?? '')
      .join(' '),
    named: [
      ...namedDays(language, all),
      ...(holidays.length > 0 ? [{ names: holiday, when: holidays.map(([date]): Range => [date, date]) }] : []),
      ...Object.entries(Object.groupBy(holidays, ([, why]) => own(why).trim().replace(/\s+/g, '_'))).map(
        ([names, days = []]) => ({ names, when: days.map(([date]): Range => [date, date]) }),
      ),
    ],
    weekend: weekendIn(organisation.country ? `und-${organisation.country}` : language),
    words,
  };
}

/** The years that are written out, and their public holidays by day. */
function holidaysFrom(hours: Hours, today: string) {
  const year = Number(today.slice(0, 4));
  const all = Array.from({ length: years }, (_, index) => year + index);
  const holidays = all
    .flatMap((one) => [...(hours.holidays ? holidaysOf(hours.holidays, one) : [])])
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return [all, holidays] as const;
}

/** What the agency's settings say of desks and places in a language: when they are open, where they are, how they are called. */
export function deskFactsIn(
  language: string,
  { site, hours }: { site: Site; hours: Hours },
  texts: Record<string, string>,
  today = todayIn(hours.zone),
): Pick<DesksFile, 'language' | 'hours' | 'desks' | 'places' | 'texts'> {
  const { organisation } = site;
  const own = (text: Record<string, string> = {}) => text[language] ?? '';
  const [, holidays] = holidaysFrom(hours, today);
  return {
    language,
    hours: {
      zone: hours.zone,
      desks: hours.desks,
      ...(hours.phones && { phones: hours.phones }),
      ...(hours.periods && { periods: mapped(hours.periods, ({ dates }) => ({ name: {}, dates })) }),
      exceptions: [
        ...holidays.map(([from, why]) => ({ from, closed: true as const, why: inOne(why, language) })),
        ...(hours.exceptions ?? []).map(({ why, ...rest }) => ({ ...rest, ...(why && { why: inOne(why, language) }) })),
      ],
    },
    desks: mapped(site.desks, (_, id) => deskFacts(id, language, { site, hours })),
    places: mapped(hours.places ?? {}, ({ name, map, desks, ...there }, slug): PlaceFacts => {
      const { street, postcode, town } = there.street ? { ...organisation, ...there } : organisation;
      const lines = [own(organisation.name), street ?? '', [postcode, town].filter(Boolean).join(' ')].filter(Boolean);
      return { name: own(name), address: addresses.place(language, slug), lines, map, desks };
    }),
    texts: Object.fromEntries(Object.entries(texts).filter(([key]) => needed.test(key))),
  };
}

function deskFacts(id: string, language: string, { site, hours }: { site: Site; hours: Hours }): DeskFacts {
  const { name, phone, email, place } = site.desks[id]!;
  const slug = placeOf(hours.places, id)?.slug;
  const page = site.contact ? addresses.contact(language) : slug && addresses.place(language, slug);
  return {
    name: name[language] ?? '',
    address: page && `${page}#desk_${id}`,
    phone,
    email,
    place: slug,
    words: place?.[language],
  };
}

/** A text in the reader's language alone, else in the first that it is given in. */
function inOne(text: Record<string, string>, language: string): Record<string, string> {
  const [first] = Object.entries(text);
  return text[language] ? { [language]: text[language] } : first ? { [first[0]]: first[1] } : {};
}

function mapped<Value, Other>(
  all: Record<string, Value>,
  to: (value: Value, key: string) => Other,
): Record<string, Other> {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, to(value, key)]));
}
