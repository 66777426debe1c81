/** A diagnostic for editors: a mistake in the agency's files, at its place. */
export interface Problem {
  /** Path of the file, from the project's root. */
  file: string;
  /** 1-based, as are columns. */
  line: number;
  /** Set for mistakes in running text; a front matter field is named instead. */
  column?: number | undefined;
  field?: string | undefined;
  message: string;
}

/** What is wrong with a text, before it is known in which file that stands. */
export type Finding = Pick<Problem, 'line' | 'message'>;

/**
 * A problem as one line: `content/articles/nb/x.mdx:4 topic: "bilbiotek" is not a topic.` Signs that would begin another line,
 * command a terminal or turn the direction of the text are shown by their number: names and texts come from strangers too.
 */
export function formatProblem({ file, line, column, field, message }: Problem): string {
  const place = column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
  const text = `${place} ${field === undefined ? '' : `${short(field)}: `}${message.length > 2000 ? `${message.slice(0, 2000)}…` : message}`;
  return text.replace(
    /[\p{Cc}\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A text of an editor as messages quote it: what is long is cut. */
export function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

/** So many mistakes of one sort in one file are told at once: more are no list that anybody works through. */
const mostTold = 500;

/** The first mistakes of a list, and in one more how many others there are; `place` is where that one stands. */
export function firstOf<Found>(
  found: Found[],
  tell: (one: Found) => Problem[],
  place: Pick<Problem, 'file' | 'line'>,
): Problem[] {
  const rest = found.length - mostTold;
  const told = found.slice(0, mostTold).flatMap(tell);
  return rest > 0
    ? [...told, { ...place, message: `holds ${rest} more mistakes, which are told when these are mended.` }]
    : told;
}

/** The problems by file and line, one line each and each once, followed by their number. */
export function formatProblems(problems: Problem[]): string {
  const sorted = problems.toSorted(
    (a, b) => a.file.localeCompare(b.file) || a.line - b.line || (a.column ?? 0) - (b.column ?? 0),
  );
  const lines = new Set(sorted.map(formatProblem));
  return `${[...lines].join('\n')}\n\n${lines.size} ${lines.size === 1 ? 'mistake' : 'mistakes'} to mend. Nothing was published.`;
}

/** Thrown when the agency's files hold mistakes; the message is the list of `formatProblems`, and there is no stack trace. */
export class ContentError extends Error {
  constructor(problems: Problem[]) {
    super(formatProblems(problems));
    this.name = 'ContentError';
    // Where in the engine it was noticed tells an editor nothing.
    delete this.stack;
  }
}

/**
 * A sentence that helps with an unknown name, to be put behind another: ` Did you mean "bibliotek"?` when a known name is within
 * an edit distance of a third of its length, else ` Known: …` with up to twenty names, else nothing.
 */
export function suggest(found: string, known: string[]): string {
  // Nobody mistypes a name at such a length, and comparing it would take long.
  if (found.length > 200) return '';
  const limit = Math.max(1, Math.floor(found.length / 3));
  const nearest = known
    .map((name) => ({ name, distance: editDistance(found.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0];
  if (nearest && nearest.distance <= limit) return ` Did you mean "${nearest.name}"?`;
  if (known.length === 0 || known.length > 20) return '';
  return ` Known: ${known.join(', ')}.`;
}

/** Optimal string alignment distance: how many characters to insert, delete, replace or swap with the next. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}

/**
 * What is wrong with a text that no page shows as it was written, for it holds control characters, half letters (lone surrogates),
 * or signs that turn the direction of what follows by force (Unicode Standard Annex 9, 2.2); undefined for any other. Marks that
 * right-to-left text needs are none of these.
 */
export function unshownIn(text: string): string | undefined {
  if (/[\u202D\u202E]/.test(text)) return 'holds hidden signs that turn the direction of the text. Type it anew.';
  return /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]|\p{Cs}/u.test(text)
    ? 'holds signs that cannot be shown. Type the text anew.'
    : undefined;
}
