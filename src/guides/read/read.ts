import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addresses } from '../../site/addresses.ts';
import type { Link } from '../../articles/body.ts';
import { unwrittenIn } from '../../articles/markup/unwritten.ts';
import { readSource } from '../../articles/read.ts';
import { isStray } from '../../settings/file-names.ts';
import type { Problem } from '../../settings/problems.ts';
import { contentFolder } from '../../settings/folders.ts';
import { language } from '../../settings/strings.ts';
import { localeOf } from '../../hours/locale.ts';
import { readYaml } from '../../settings/yaml.ts';
import { monthsOf } from './cases.ts';
import { compileGuide } from './compile.ts';
import type { Guide } from '../tree/guide.ts';
import { guideSchema, type GuideFields } from './schema.ts';

/** One file of `content/guides`, read; `fields` and `guide` are missing when they cannot be had for mistakes. */
export interface GuideFile {
  file: string;
  language: string;
  slug: string;
  fields: GuideFields | undefined;
  /** The fields without a mistake of their own. */
  parts: Partial<GuideFields>;
  guide: Guide | undefined;
  problems: Problem[];
  /** The path of each way of a question in the file, in the order of its `ways`. */
  places: Record<string, PropertyKey[][]>;
  /** Every rule could be read, so that the tree is the one that the editor meant. */
  sound: boolean;
  /** Links in texts. */
  links: Link[];
  /** The line of a field. */
  lineOf: (path: PropertyKey[]) => number;
  /** A digest of what readers see; a translation names the one it was made from. */
  version: string;
}

/** Longer files are no guide that anybody could keep right. */
const longest = 400_000;

/** Reads every guide of the agency. Mistakes inside each file are in its `problems`; those of the tree and between files are found by `src/check/guides.ts`. */
export function readGuides(languages: string[], zone: string): GuideFile[] {
  const root = join(contentFolder, 'guides');
  if (!existsSync(root)) return [];
  const place = (name: string) => languages.indexOf(name) + 1 || Infinity;
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => name)
    .sort((a, b) => place(a) - place(b) || a.localeCompare(b))
    .flatMap((tag) =>
      readdirSync(join(root, tag))
        .filter((name) => name.endsWith('.yaml') && !isStray(name))
        .sort()
        .map((name) => readGuide(join(root, tag, name), tag, name.replace(/\.yaml$/, ''), zone)),
    );
}

/** Files and folders below `guides/` that become no guide, though somebody may think that they do. */
export function strayGuides(): Problem[] {
  const root = join(contentFolder, 'guides');
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter(({ name }) => !name.startsWith('.') && !isStray(name))
    .filter((entry) => {
      const isTop = entry.parentPath === root;
      return isTop
        ? !entry.isDirectory()
        : !(entry.isFile() && entry.name.endsWith('.yaml') && join(entry.parentPath, '..') === root);
    })
    .map(({ name, parentPath }) => ({
      file: join(parentPath, name),
      line: 1,
      message:
        'becomes no guide. A guide is a file that ends in .yaml, directly in the folder of its language, such as guides/en/.',
    }));
}

/** Reads one file as a guide of a language. */
export function readGuide(file: string, tag: string, slug: string, zone: string): GuideFile {
  return guideFrom(readSource(file), { file, tag, slug, zone });
}

/** Parses, validates and compiles the text of a guide. Never throws for what an editor wrote: mistakes are in `problems`. */
export function guideFrom(
  source: string,
  { file, tag, slug, zone }: { file: string; tag: string; slug: string; zone: string },
): GuideFile {
  const refused = (message: string): GuideFile => ({
    file,
    language: tag,
    slug,
    fields: undefined,
    parts: {},
    guide: undefined,
    problems: [{ file, line: 1, message }],
    places: {},
    sound: false,
    links: [],
    lineOf: () => 1,
    version: '',
  });
  if (source.includes('\uFFFD'))
    return refused('is not saved as UTF-8, so that letters are lost. Save it again with the encoding UTF-8.');
  if (source.length > longest)
    return refused(`has ${source.length} characters; a guide can have ${longest}. Make several guides of it.`);
  const read = readYaml(source, guideSchema, file);
  const waiting = unwrittenIn(source).map((found) => ({ file, ...found }));
  const base = { file, language: tag, slug, parts: read.parts, lineOf: read.lineOf };
  if (!read.value)
    return {
      ...base,
      fields: undefined,
      guide: undefined,
      problems: [...read.problems, ...waiting],
      places: {},
      sound: false,
      links: [],
      version: '',
    };
  const fields = read.value;
  const lines = source.split('\n');
  // A folder with a name that is no language tag is a mistake that the check reports.
  const { t, words } = language(/^[a-z]{2,3}(-[A-Za-z]+)?$/.test(tag) ? tag : 'en');
  const { guide, problems, links, places, sound } = compileGuide(fields, {
    file,
    language: tag,
    slug,
    locale: localeOf(tag),
    zone,
    months: monthsOf(words),
    yesNo: [t('guide.yes'), t('guide.no')],
    noteTitles: { info: t('note.info'), warning: t('note.warning') },
    footnoteWords: false as const,
    addressOf: (other) => addresses.article(tag, other),
    addressAt: addresses.link,
    lineOf: read.lineOf,
    textLineOf: (path) => {
      const line = read.lineOf(path);
      return /[|>][-+\d]*\s*$/.test(lines[line - 1] ?? '') ? line + 1 : line;
    },
  });
  return {
    ...base,
    fields,
    guide,
    problems: [...problems, ...waiting],
    links,
    places,
    sound,
    version: versionOf(fields),
  };
}

function versionOf({ title, summary, amounts, questions, outcomes }: GuideFields): string {
  const shown = JSON.stringify({ title, summary, amounts, questions, outcomes });
  return createHash('sha256').update(shown).digest('hex').slice(0, 8);
}
