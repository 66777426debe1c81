/** A group of files that an agency may have, with the largest size in bytes. */
interface Kind {
  name: string;
  endings: string[];
  largest: number;
}

const megabyte = 1_000_000;

/** The files that `public/` may hold: what browsers show or save, and never run. `EDITORS.md` lists the same. */
export const publicKinds: Kind[] = [
  { name: 'pictures', endings: ['png', 'jpg', 'jpeg', 'webp', 'avif', 'gif', 'ico'], largest: 8 * megabyte },
  { name: 'drawings', endings: ['svg'], largest: 0.5 * megabyte },
  {
    name: 'documents',
    endings: ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'rtf', 'epub', 'txt'],
    largest: 60 * megabyte,
  },
  { name: 'lists', endings: ['csv', 'geojson', 'gpx'], largest: 20 * megabyte },
  { name: 'calendars', endings: ['ics'], largest: megabyte },
  {
    name: 'sound and film',
    endings: ['mp3', 'm4a', 'ogg', 'opus', 'wav', 'mp4', 'webm', 'vtt'],
    largest: 100 * megabyte,
  },
  { name: 'fonts', endings: ['woff2', 'woff', 'ttf', 'otf'], largest: 5 * megabyte },
];

/** The files of `content/` by their paths in it, with the largest size in bytes. What else lies there is read by nobody. */
const contentKinds: [path: RegExp, largest: number][] = [
  [/^(README|NOTES)\.md$/, megabyte],
  [/^(site|hours)\.yaml$/, 0.3 * megabyte],
  [/^notices\.yaml$/, 0.1 * megabyte],
  [/^theme\.css$/, 0.1 * megabyte],
  [/^(articles|services)\//, 0.25 * megabyte],
  [/^guides\//, 0.5 * megabyte],
  [/^words\//, 0.3 * megabyte],
  [/^strings\/[^/]+\.json$/, 0.3 * megabyte],
  [/^catalogue\//, 60 * megabyte],
  [/^icons\/[a-z0-9-]+\.svg$/, 0.002 * megabyte],
];

/** The ending of a file's name in small letters, without its dot. */
export function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** What a folder of the agency may hold. */
export interface Rules {
  /** The largest size in bytes of a file, by its path in the folder; undefined for one that it may not hold. */
  largest: (path: string) => number | undefined;
  /** A sentence on such a file: why, and what to do instead. */
  refusal: (path: string) => string;
  /** Whether a path is that of a folder where a file must be, or of a file where a folder must be. */
  swapped: (path: string, isFolder: boolean) => boolean;
}

/** What `content/` may hold: what something reads. A file beside that could be the settings of a tool, which some tools run. */
export const contentRules: Rules = {
  largest: (path) => contentKinds.find(([pattern]) => pattern.test(path))?.[1],
  refusal: () =>
    'is read by nothing. Pictures and downloads belong in public/; delete what is not needed, or look for a mistake in its name.',
  swapped: (path, isFolder) =>
    isFolder
      ? /\.(mdx?|yaml|json|csv|css)$/i.test(path)
      : /^(articles|services|guides|words|strings|catalogue|icons)$/.test(path),
};

/** What to have instead of kinds that editors ask for. */
const instead: Record<string, string> = {
  html: ' Write a page in content/articles/; to show a search engine that the site is yours, use a record of your domain.',
  htm: ' Write a page in content/articles/; to show a search engine that the site is yours, use a record of your domain.',
  doc: ' Save it as .docx, or as PDF.',
  xls: ' Save it as .xlsx, or as CSV.',
  ppt: ' Save it as .pptx, or as PDF.',
  json: ' Save a list as CSV, a map as .geojson.',
  md: ' Write a page in content/articles/, or save it as PDF.',
  heic: ' Save it as .jpg.',
  tif: ' Save it as .png or .jpg.',
  tiff: ' Save it as .png or .jpg.',
};

/** Endings within a name by which some hosts run a file, whatever comes last: `form.php.jpg`. */
const run = /\.(php\d?|phtml|phar|cgi|pl|py|rb|sh|aspx?|jspx?|[sx]?html?|[cm]?js|svgz?|xml)\./i;

/** What `public/` may hold: nothing that a browser or a host runs. */
export const publicRules: Rules = {
  largest: (path) => {
    const name = path.split('/').at(-1)!;
    const ending = endingOf(name);
    return run.test(name) ? undefined : publicKinds.find(({ endings }) => endings.includes(ending))?.largest;
  },
  swapped: () => false,
  refusal: (path) =>
    `is of a kind that is not published.${instead[endingOf(path)] ?? ` Published are ${publicKinds.flatMap(({ endings }) => endings).join(', ')}.`}`,
};
