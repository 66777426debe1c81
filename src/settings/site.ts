import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { date, id, webAddress, words } from './fields.ts';
import { hoursSchema, type Hours } from '../hours/hours.ts';
import { ContentError, suggest, type Problem } from './problems.ts';
import { isWords, readYaml } from './yaml.ts';

/** The agency's folder: `content/`, or the one that `CONTENT` names. */
export const contentFolder = process.env['CONTENT'] ?? 'content';

/** The agency's pictures and downloads: `public/`, or `public/` inside the folder that `CONTENT` names. */
export const publicFolder = process.env['CONTENT'] ? join(contentFolder, 'public') : 'public';

const isOrigin = (address: string) =>
  address.startsWith('https://') && URL.canParse(address) && new URL(address).origin === address;

const desk = z.strictObject({
  name: words('What the desk is called, in each language.'),
  place: words('Where visitors find the desk, in each language.').optional(),
  phone: z
    .string()
    .regex(/^\+[0-9 ]+$/, 'must be a number with its country code, such as +47 00 00 00 00.')
    .describe('The telephone number, with the country code.')
    .optional(),
  email: z.email('must be an e-mail address.').describe('The e-mail address of the desk.').optional(),
});

const named = (sentence: string) => z.strictObject({ name: words(sentence) });

/** The shape of `content/site.yaml`. Each sentence is what an editor reads about that field. */
export const siteSchema = z.strictObject({
  name: words('The name of the help site, in each language.'),
  address: z
    .string()
    .refine(isOrigin, 'must begin with https:// and end with the host, without a path or a last slash.')
    .describe('The address of the site: https:// and the host, nothing after it.'),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z]+)?$/, 'must be a language tag such as en, nb or sl.'))
    .min(1, 'must name at least one language.')
    .refine((tags) => new Set(tags).size === tags.length, 'names a language twice.')
    .describe('The language tags of the site; the first is the default language.'),
  organisation: z
    .strictObject({
      name: words('The name of the organisation, in each language.'),
      type: z
        .enum(['GovernmentOrganization', 'CollegeOrUniversity', 'Library', 'Organization'])
        .default('GovernmentOrganization')
        .describe('What the organisation is, as schema.org calls it.'),
      website: webAddress.describe('The main website of the organisation.'),
      street: z.string().describe('Street and number.').optional(),
      postcode: z.string().describe('Postal code.').optional(),
      town: z.string().describe('Town.').optional(),
      country: z
        .string()
        .length(2, 'must be two letters, such as NO or SI.')
        .describe('Country, two letters.')
        .optional(),
    })
    .describe('Who runs the site.'),
  logo: z
    .string()
    .startsWith('/', 'must begin with a slash: the path of a file in public/.')
    .describe('The logo: a file in public/, shown beside the name.')
    .optional(),
  colour: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #14532d.')
    .default('#1d4f76')
    .describe('The colour that a phone shows around the site.'),
  topics: z
    .record(
      id,
      z.strictObject({
        name: words('The name of the topic, in each language.'),
        summary: words('One line on what the topic holds, in each language.'),
      }),
    )
    .describe('The topics, in the order of the home page.'),
  audiences: z
    .record(id, named('What these people are called, in each language.'))
    .describe('Whom articles can be for.'),
  lifeEvents: z
    .record(id, named('What the event is called, such as "Starting to study", in each language.'))
    .default({})
    .describe('Life events in which people need services.'),
  needed: z
    .array(id)
    .default([])
    .describe('The articles and services that most people need, for the home page, by file name.'),
  desks: z.record(id, desk).describe('The desks: who owns articles and who answers.'),
  contact: z.boolean().default(true).describe('Whether the site has a page with the ways to reach a person.'),
  messages: z
    .strictObject({
      replyWithin: z
        .number()
        .positive()
        .max(400)
        .describe('Office hours within which you promise an answer, such as 8 for one working day.'),
      keptFor: z
        .int()
        .min(1)
        .max(3650)
        .describe('For how many days a message is kept after it was answered, or received if nobody marked it.'),
      law: words('Why the law allows you to keep what somebody writes, in each language.'),
      subjects: z
        .record(
          id,
          z.strictObject({
            name: words('What the message is about, in the words of visitors, in each language.'),
            desk: id.describe('The desk that answers; it needs an email address.'),
            personalNumbers: z
              .boolean()
              .default(false)
              .describe('Whether this desk needs national identity numbers; elsewhere they are masked.'),
            attachments: z
              .custom<boolean | number>(
                (value) =>
                  typeof value === 'boolean' || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 10),
                'must be true, false or a whole number from 1 to 10.',
              )
              .default(false)
              .transform((count) => (count === true ? 3 : Number(count)))
              .describe('Whether visitors can add files (PDF, JPEG, PNG): true for up to three, or how many.'),
          }),
        )
        .refine((subjects) => Object.keys(subjects).length > 0, 'must name at least one subject.')
        .describe('What visitors can write about.'),
    })
    .describe('The form for messages. Leave it out where no function takes them.')
    .optional(),
  suggest: z
    .string()
    .startsWith('https://', 'must begin with https://')
    .includes('{file}', { message: 'must contain {file}, where the path of the article goes.' })
    .describe('The address that opens a file for editing, with {file} for its path; without it no such link is shown.')
    .optional(),
  footer: z
    .array(
      z.strictObject({
        name: words('The text of the link, in each language.'),
        address: webAddress.describe('Where the link leads.'),
      }),
    )
    .default([])
    .describe('Further links at the foot of every page.'),
  accessibility: z
    .strictObject({
      status: z.enum(['full', 'partial', 'none']).describe('How far the site meets the standard.'),
      prepared: date.describe('The day the statement was prepared.'),
      reviewed: date.describe('The day the statement was last reviewed.'),
      method: z.enum(['self', 'external']).describe('Who made the assessment: self or external.'),
      law: words('The law that asks for the statement, in each language.'),
      exceptions: z
        .array(words('A part that is not accessible, why, and what to use instead, in each language.'))
        .default([])
        .describe('The parts that are not accessible.'),
      desk: id.describe('The desk that answers about accessibility.'),
      enforcement: z
        .strictObject({
          name: words('The body to complain to, in each language.'),
          address: webAddress.describe('Its web address.'),
        })
        .describe('The body that visitors can complain to.'),
    })
    .describe('What the accessibility statement says.'),
  privacy: z
    .strictObject({
      desk: id.describe('The desk that answers about personal data.'),
      reviewed: date.describe('The day the privacy page was last reviewed.'),
      logDays: z
        .int()
        .min(0)
        .describe('For how many days the host keeps its access log, with IP addresses; 0 if it keeps none.'),
      authority: z
        .strictObject({
          name: words('The data protection authority, in each language.'),
          address: webAddress.describe('Its web address.'),
        })
        .describe('The authority that visitors can complain to.'),
    })
    .describe('What the privacy page says.'),
  security: z
    .string()
    .regex(/^(mailto:|https:\/\/)/, 'must begin with mailto: or https://')
    .describe('Where to report a security hole, for security.txt.'),
});

export type Site = z.infer<typeof siteSchema>;
export type Desk = Site['desks'][string];
/** A text in each of the site's languages. */
export type Words = Record<string, string>;

/** Whether a path from the site's root, such as `/downloads/form.pdf`, is a file of the agency's public folder. */
export function isPublicFile(path: string): boolean {
  if (!path.startsWith('/') || path.split('/').includes('..')) return false;
  return statSync(join(publicFolder, path), { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The agency's settings as they were read, with every mistake in them. */
export interface SiteReading {
  /** Nothing when `site.yaml` holds a mistake of form. */
  site: Site | undefined;
  /** The settings without a mistake of their own. */
  parts: Partial<Site>;
  hours: Hours | undefined;
  problems: Problem[];
  /** The line of a setting in `site.yaml`. */
  lineOf: (path: PropertyKey[]) => number;
}

/** Reads `site.yaml` and `hours.yaml` and finds every mistake in both. */
export function checkSite(): SiteReading {
  const file = join(contentFolder, 'site.yaml');
  const text = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  const { value: site, parts, problems, lineOf } = readYaml(text ?? '', siteSchema, file);
  if (text === undefined) {
    const message = 'is missing. It holds the name, languages, topics and desks of the site.';
    return { site, parts, hours: undefined, problems: [{ file, line: 1, message }], lineOf };
  }
  problems.push(
    ...checkSettings(parts).map(({ path, message }) => ({
      file,
      line: lineOf(path),
      field: path.join('.') || undefined,
      message,
    })),
  );
  const hoursFile = join(contentFolder, 'hours.yaml');
  const hours = existsSync(hoursFile) ? readYaml(readFileSync(hoursFile, 'utf8'), hoursSchema, hoursFile) : undefined;
  problems.push(...(hours?.problems ?? []));
  problems.push(
    ...checkHours(hours?.parts ?? {}, parts).map(({ path, message }) => ({
      file: hoursFile,
      line: hours!.lineOf(path),
      field: path.join('.'),
      message,
    })),
  );
  return { site, parts, hours: hours?.value, problems, lineOf };
}

/** A mistake at its path in the file. */
interface Found {
  path: PropertyKey[];
  message: string;
}

/** Mistakes between settings that are each well formed; those with a mistake of their own are left out. */
function checkSettings(site: Partial<Site>): Found[] {
  const found: Found[] = [];
  const say = (path: PropertyKey[], message: string) => found.push({ path, message });
  const { languages = [], desks } = site;
  found.push(...checkTexts(site, siteSchema, languages));
  for (const part of ['accessibility', 'privacy'] as const) {
    const name = site[part]?.desk;
    if (desks && name !== undefined && !Object.hasOwn(desks, name))
      say([part, 'desk'], `"${name}" is not a desk.${suggest(name, Object.keys(desks))}`);
  }
  if (site.messages && site.contact === false)
    say(['messages'], 'needs the contact page, where the form stands. Write contact: true, or leave messages out.');
  for (const [subject, { desk }] of Object.entries(site.messages?.subjects ?? {})) {
    const path = ['messages', 'subjects', subject, 'desk'];
    if (desks && !Object.hasOwn(desks, desk)) say(path, `"${desk}" is not a desk.${suggest(desk, Object.keys(desks))}`);
    else if (desks && !desks[desk]!.email) say(path, `"${desk}" has no email address, so no message would reach it.`);
  }
  if (site.logo && !isPublicFile(site.logo)) say(['logo'], `"${site.logo}" is not a file in ${publicFolder}/.`);
  if (!isPublicFile('/favicon.svg'))
    say(
      [],
      `the icon of the browser’s tab is missing: ${join(publicFolder, 'favicon.svg')}. Put your logo there as SVG.`,
    );
  if (!existsSync(join(contentFolder, 'theme.css')))
    say([], `the colours are missing: ${join(contentFolder, 'theme.css')}. Copy the one of the sample.`);
  return found;
}

/** Mistakes between the hours and the settings. */
function checkHours(
  { desks = {}, phones = {}, periods, places, exceptions }: Partial<Hours>,
  site: Partial<Site>,
): Found[] {
  const known = Object.keys(site.desks ?? {});
  const strangers = site.desks ? Object.keys(desks).filter((name) => !known.includes(name)) : [];
  return [
    ...strangers.map((name) => ({
      path: ['desks', name],
      message: `is not a desk of site.yaml.${suggest(name, known)}`,
    })),
    ...Object.keys(phones)
      .filter((name) => site.desks?.[name] && !site.desks[name].phone)
      .map((name) => ({ path: ['phones', name], message: 'has no phone in site.yaml, so nobody could call it.' })),
    ...checkTexts({ periods, places }, hoursSchema, site.languages ?? []),
    // A desk that closes today has no time to translate: a reason may stand in some of the languages.
    ...checkTexts({ exceptions }, hoursSchema, site.languages ?? [], true),
  ];
}

/** Texts that stand in too few languages of the site, unless `some` are enough, or in others. */
function checkTexts(settings: object, schema: z.ZodType, languages: string[], some = false): Found[] {
  if (languages.length === 0) return [];
  return textsOf(settings, schema).flatMap(({ path, value }) => [
    ...languages
      .filter((tag) => !some && !Object.hasOwn(value, tag))
      .map((tag) => ({ path, message: `has no text in "${tag}".` })),
    ...Object.keys(value)
      .filter((tag) => !languages.includes(tag))
      .map((tag) => ({
        path: [...path, tag],
        message: `"${tag}" is not a language of the site.${suggest(tag, languages)}`,
      })),
  ]);
}

/** All texts by language in the settings, with their paths. */
function textsOf(value: unknown, schema: z.ZodType, path: PropertyKey[] = []): { path: PropertyKey[]; value: Words }[] {
  if (typeof value !== 'object' || value === null) return [];
  // The schema tells, not the name: an agency can have a topic called "law" and a desk called "place".
  if (isWords(schema, path)) return [{ path, value: value as Words }];
  return Object.entries(value).flatMap(([key, child]) => textsOf(child, schema, [...path, key]));
}

let read: { site: Site; hours: Hours } | undefined;

/** The agency's settings, read once; throws the list of mistakes when there is one. */
export function readSite(): { site: Site; hours: Hours } {
  if (read) return read;
  const { site, hours, problems } = checkSite();
  if (!site || problems.length > 0) throw new ContentError(problems);
  return (read = { site, hours: hours ?? { zone: 'UTC', desks: {} } });
}
