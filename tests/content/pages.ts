import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Findings } from '../../src/check/content.ts';
import { openPicture } from '../../src/pictures/picture.ts';
import { isCleaned } from '../../src/pictures/publish.ts';
import { contentFolder, publicFolder } from '../../src/settings/folders.ts';
import type { Site } from '../../src/settings/schema.ts';
import { walkAgency } from '../../src/settings/walk.ts';
import { addresses } from '../../src/site/addresses.ts';

/** A page of the built site, and the file that an editor opens to change it. */
export interface BuiltPage {
  /** Its path on the host, such as `/nb/renew-a-loan/` or, on a site below a path, `/help/nb/renew-a-loan/`. */
  path: string;
  /** The path below which the site lies, such as `/help`; empty when it has a host of its own. */
  base: string;
  language: string;
  source: string;
  /** The file in the folder of the built site. */
  built: string;
}

/** Pages that say something only while somebody searches or sends a message. */
const steps = /^(search|contact\/(check|sent|answered|thanks|status))$/;

/** Every page in a language of a site that was built into a folder, with the file that it comes from. */
export function pagesIn(folder: string, language: string, sources: Map<string, string>, base = ''): BuiltPage[] {
  return globSync(`${language}/**/index.html`, { cwd: folder })
    .map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, ''))
    .filter((path) => !steps.test(path.slice(language.length + 1, -1)))
    .sort()
    .map((path) => ({
      path: `${base}/${path}`,
      base,
      language,
      source: sourceOf(`${base}/${path}`, base, sources),
      built: join(folder, path, 'index.html'),
    }));
}

/** The file of each article, service and guide, by the path of its page; in a language without a translation, the original. */
export function sourcesOf({ articles, services, guides }: Findings, { languages }: Site): Map<string, string> {
  const kinds = [
    { files: articles, address: addresses.article },
    { files: services, address: addresses.service },
    { files: guides, address: addresses.guide },
  ];
  const found = new Map<string, string>();
  // The default language last: what is translated already keeps its own file.
  for (const original of [false, true])
    for (const { files, address } of kinds)
      for (const { language, slug, file } of files)
        for (const tag of original && language === languages[0] ? languages : [language])
          if (!found.has(address(tag, slug))) found.set(address(tag, slug), file);
  return found;
}

/** Where an editor looks for what stands on a page: its own file, that of the guide that it is a step of, or the settings. */
function sourceOf(path: string, base: string, sources: Map<string, string>): string {
  for (let parent = path; parent.length > 1; parent = parent.replace(/[^/]+\/$/, '')) {
    const own = sources.get(parent);
    if (own) return own;
  }
  const [, , room] = path.slice(base.length).split('/');
  if (room === 'catalogue') return `${contentFolder}/catalogue`;
  return `${contentFolder}/${room === 'places' || room === 'contact' ? 'hours' : 'site'}.yaml`;
}

let byDigest: Map<string, string[]> | undefined;

/** The files of the public folder that hold a picture, by its digest. */
function pictureFiles(): Map<string, string[]> {
  if (byDigest) return byDigest;
  byDigest = new Map();
  for (const path of walkAgency().published.filter(isCleaned)) {
    const picture = openPicture(`/${path}`);
    if (picture) byDigest.set(picture.digest, [...(byDigest.get(picture.digest) ?? []), `${publicFolder}/${path}`]);
  }
  return byDigest;
}

/** The files of the public folder that a page shows or links to. */
function publicFilesOn({ built, base }: BuiltPage): string[] {
  const html = readFileSync(built, 'utf8');
  const linked = [...html.matchAll(/(?:src|href)="(\/[^"#?]+\.[a-z0-9]+)"/gi)].map(
    ([, path]) => `${publicFolder}${decodeURI(path!.slice(base.length).replaceAll('&amp;', '&'))}`,
  );
  // Pages show copies of pictures, whose names are made of their content.
  const copied = [...html.matchAll(/src="[^"]*\/_astro\/picture-([\da-f]+)-/g)].flatMap(
    ([, digest]) => pictureFiles().get(digest!) ?? [],
  );
  return [...linked, ...copied];
}

/**
 * The pages on which files that changed are seen. All of them when one was changed that no page has for itself: settings,
 * colours, wording, or the engine.
 */
export function pagesWith(changed: string[], pages: BuiltPage[]): BuiltPage[] {
  const files = changed.filter((file) => !/\.md$/.test(file));
  const isOfPages = (file: string) =>
    ['articles', 'services', 'guides', 'catalogue', 'words'].some((room) =>
      file.startsWith(`${contentFolder}/${room}/`),
    ) || file.startsWith(`${publicFolder}/`);
  // What lies in public/ itself, such as the icon, is on every page.
  if (files.some((file) => !isOfPages(file) || dirname(file) === publicFolder)) return pages;
  const wanted = new Set(files);
  const catalogue = `${contentFolder}/catalogue`;
  const inCatalogue = files.some((file) => file.startsWith(`${catalogue}/`));
  return pages.filter(
    (page) =>
      wanted.has(page.source) ||
      (inCatalogue && page.source === catalogue) ||
      publicFilesOn(page).some((file) => wanted.has(file)),
  );
}

/**
 * The pages without those that only repeat another: of the texts that a language has no translation of, and so shows in the
 * default language, one is as good as all.
 */
export function withoutRepeats(pages: BuiltPage[]): BuiltPage[] {
  const seen = new Set<string>();
  return pages.filter(({ source, language }) => {
    const [, room, tag] = source.slice(contentFolder.length).split('/');
    if (!['articles', 'services', 'guides'].includes(room ?? '') || tag === language) return true;
    const kind = `${room} in ${language}`;
    return !seen.has(kind) && seen.add(kind);
  });
}
