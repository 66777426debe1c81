import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { hoursSchema, type Hours } from '../hours/hours.ts';
import { endingOf, publicKinds } from './file-kinds.ts';
import { contentFolder, isPublicFile, publicFolder } from './folders.ts';
import { checkOrders } from './orders/check.ts';
import { suggest } from './problems.ts';
import { siteSchema, type Site, type Words } from './schema.ts';
import { isWords } from './yaml.ts';

/** A mistake at its path in the file, such as `['desks', 'library', 'email']`. */
interface Found {
  path: PropertyKey[];
  message: string;
}

/** Finds the mistakes between settings that are each well formed; `site` holds only those without a mistake of their own. */
export function checkSettings(site: Partial<Site>): Found[] {
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
  found.push(...checkOrders(site.orders ?? {}, desks));
  found.push(...checkPhone(site));
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

/** Finds what the telephone names that is not there: languages, and a desk that can be called. */
function checkPhone({ phone, languages = [], desks }: Partial<Site>): Found[] {
  if (!phone) return [];
  const named = [
    ...(phone.languages ?? []).map((tag, index) => ({ path: ['phone', 'languages', index], tag })),
    ...(phone.voices ?? []).map(({ language }, index) => ({
      path: ['phone', 'voices', index, 'language'],
      tag: language,
    })),
  ];
  const strangers = named
    .filter(({ tag }) => !languages.includes(tag))
    .map(({ path, tag }) => ({ path, message: `"${tag}" is not a language of the site (${languages.join(', ')}).` }));
  const path = ['phone', 'desk'];
  if (!desks || phone.desk === undefined) return strangers;
  if (!Object.hasOwn(desks, phone.desk))
    return [
      ...strangers,
      { path, message: `"${phone.desk}" is not a desk.${suggest(phone.desk, Object.keys(desks))}` },
    ];
  return desks[phone.desk]!.phone
    ? strangers
    : [...strangers, { path, message: `"${phone.desk}" has no phone, so nobody could be put through.` }];
}

/** Finds the mistakes between `hours.yaml` and `site.yaml`, of what is well formed in each. */
export function checkHours(
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
    ...Object.entries(places ?? {}).flatMap(([place, pictures]) =>
      (['plan', 'entrance'] as const).flatMap((name) => {
        const file = pictures[name]?.file;
        return file === undefined || isPublicPicture(file)
          ? []
          : [{ path: ['places', place, name, 'file'], message: `"${file}" is not a picture in ${publicFolder}/.` }];
      }),
    ),
    ...checkTexts({ periods, places }, hoursSchema, site.languages ?? []),
    // A desk that closes today has no time to translate: a reason may stand in some of the languages.
    ...checkTexts({ exceptions }, hoursSchema, site.languages ?? [], true),
  ];
}

const pictureEndings = publicKinds
  .filter(({ name }) => /^(pictures|drawings)$/.test(name))
  .flatMap(({ endings }) => endings);

const isPublicPicture = (file: string) => pictureEndings.includes(endingOf(file)) && isPublicFile(file);

/** Finds texts by language that lack a language of the site, unless `some` are enough, or have one that the site lacks. */
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

/** All texts by language in the settings, with their paths; the schema says which fields are such. */
function textsOf(value: unknown, schema: z.ZodType, path: PropertyKey[] = []): { path: PropertyKey[]; value: Words }[] {
  if (typeof value !== 'object' || value === null) return [];
  // By the schema, not by the field's name: an agency can have a topic called "law" and a desk called "place".
  if (isWords(schema, path)) return [{ path, value: value as Words }];
  return Object.entries(value).flatMap(([key, child]) => textsOf(child, schema, [...path, key]));
}
