import { openDesks, type Desks } from '../../../src/ask/desks/open.ts';
import { desksFile } from '../../../src/ask/build/desks.ts';
import type { Hours } from '../../../src/hours/hours.ts';
import type { Site } from '../../../src/settings/schema.ts';
import { readStrings } from '../../../src/settings/strings.ts';
import { open, page } from '../pages.ts';

const days = (...all: Hours['desks'][string][number]['days']) => all;
const workdays = days('mon', 'tue', 'wed', 'thu', 'fri');

/** A town whose desks have all that hours can have, in eight languages. */
export const site = {
  name: { en: 'Help', nb: 'Hjelp', nn: 'Hjelp', sl: 'Pomoč', de: 'Hilfe', fr: 'Aide', uk: 'Допомога', ar: 'مساعدة' },
  languages: ['en'],
  organisation: {
    name: {
      en: 'Nordvik',
      nb: 'Nordvik',
      nn: 'Nordvik',
      sl: 'Nordvik',
      de: 'Nordvik',
      fr: 'Nordvik',
      uk: 'Нордвік',
      ar: 'نوردفيك',
    },
    street: 'Torget 1',
    postcode: '0000',
    town: 'Nordvik',
    country: 'NO',
  },
  audiences: {
    residents: {
      name: {
        en: 'residents',
        nb: 'innbyggere',
        nn: 'innbyggjarar',
        sl: 'prebivalci',
        de: 'Einwohner',
        fr: 'habitants',
        uk: 'мешканці',
        ar: 'السكان',
      },
    },
  },
  contact: true,
  desks: {
    library: {
      name: {
        en: 'Library',
        nb: 'Biblioteket',
        nn: 'Biblioteket',
        sl: 'Knjižnica',
        de: 'Bibliothek',
        fr: 'Bibliothèque',
        uk: 'Бібліотека',
        ar: 'المكتبة',
      },
      phone: '+47 00 00 00 10',
    },
    citizens: {
      name: {
        en: 'Citizen service',
        nb: 'Innbyggerservice',
        nn: 'Innbyggjarservice',
        sl: 'Pisarna za občane',
        de: 'Bürgerbüro',
        fr: 'Accueil citoyen',
        uk: 'Центр для громадян',
        ar: 'خدمة المواطنين',
      },
      phone: '+47 00 00 00 20',
      email: 'citizens@nordvik.example',
    },
    privacy: {
      name: {
        en: 'Data protection officer',
        nb: 'Personvernombudet',
        nn: 'Personvernombodet',
        sl: 'Pooblaščenka',
        de: 'Datenschutz',
        fr: 'Protection des données',
        uk: 'Захист даних',
        ar: 'حماية البيانات',
      },
      email: 'privacy@nordvik.example',
    },
  },
} as unknown as Site;

export const hours = {
  zone: 'Europe/Oslo',
  holidays: 'NO',
  periods: { summer: { name: { en: 'Summer' }, dates: [{ from: '2027-06-14', to: '2027-08-13' }] } },
  desks: {
    library: [
      { days: workdays, opens: '08:00', closes: '19:00' },
      { days: days('sat'), opens: '10:00', closes: '15:00' },
      { days: workdays, opens: '09:00', closes: '15:00', during: 'summer' },
    ],
    citizens: [
      { days: workdays, opens: '09:00', closes: '15:00' },
      { days: days('thu'), opens: '16:00', closes: '18:00', appointment: true },
    ],
  },
  phones: { citizens: [{ days: workdays, opens: '10:00', closes: '12:00' }] },
  places: {
    'town-hall': {
      name: {
        en: 'Town hall',
        nb: 'Rådhuset',
        nn: 'Rådhuset',
        sl: 'Mestna hiša',
        de: 'Rathaus',
        fr: 'Mairie',
        uk: 'Ратуша',
        ar: 'مبنى البلدية',
      },
      map: 'https://maps.nordvik.example/',
      access: [],
      desks: ['citizens', 'library'],
    },
  },
  exceptions: [
    { from: '2026-12-24', to: '2026-12-31', closed: true, why: { en: 'Christmas' } },
    { desks: ['library'], from: '2026-12-06', opens: '12:00', closes: '18:00', why: { en: 'Sunday opening' } },
  ],
} as unknown as Hours;

/** What answers questions about the desks of a town in a language. */
export async function desksIn(
  language: string,
  own: { site?: Partial<Site>; hours?: Partial<Hours> } = {},
): Promise<Desks> {
  const settings = { site: { ...site, ...own.site }, hours: { ...hours, ...own.hours } };
  // The pages know some words that are no mistakes.
  const vocabulary = await open(language, [page('loans', 'Renew a loan', 'Renew an open loan of a book or a room.')]);
  return openDesks(desksFile(language, settings, readStrings(language), '2026-11-30')!, vocabulary);
}
