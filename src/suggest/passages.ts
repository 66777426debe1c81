import { isMap, isScalar, parseDocument, type Pair } from 'yaml';
import { headId, leadId, type FieldName, type Part } from '../desk/suggest/source.ts';

const named: FieldName[] = ['title', 'summary'];

/**
 * The parts of an MDX file that visitors may suggest a change of, each as it stands in the file: title and summary, what stands before the first heading,
 * and each heading with what is below it. `headings` are those of the parsed text: where they are not found one for one, the text is
 * one part. A part that stands in the file twice is left out, since nobody could tell which one is meant.
 *
 *     passagesOf('---\ntitle: Loans\n…\n---\nText.\n\n## Cost\n\nFree.\n', [{ id: 'cost', text: 'Cost' }])
 */
export function passagesOf(source: string, headings: { id: string; text: string }[]): Part[] {
  const matter = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)(?<=\n)---[ \t]*(?:\r?\n|$)/.exec(source);
  if (!matter || matter.index !== 0) return [];
  const text = source.slice(matter[0].length);
  const places = headingsIn(text);
  const isClear = places.length === headings.length;
  const starts = isClear ? places : [];
  const sections = [0, ...starts].map((from, index): Part => {
    const heading = headings[index - 1];
    const before = text.slice(from, starts[index] ?? text.length);
    return {
      id: heading?.id ?? leadId,
      name: heading?.text ?? '',
      before,
      line: lineAt(source, matter[0].length + from),
    };
  });
  return [...headOf(source, matter[1]!), ...sections].filter(
    ({ before }) => before.trim() !== '' && source.indexOf(before) === source.lastIndexOf(before),
  );
}

/** Title and summary with whatever stands between them, and where their values stand. */
function headOf(source: string, matter: string): Part[] {
  const document = parseDocument(matter);
  const { contents } = document;
  if (document.errors.length > 0 || !isMap(contents)) return [];
  const found = named.flatMap((name) => {
    const pair = contents.items.find(({ key }) => isScalar(key) && key.value === name) as Pair | undefined;
    const key = pair && isScalar(pair.key) ? pair.key.range : undefined;
    const value = pair && isScalar(pair.value) && pair.value.range ? pair.value : undefined;
    // A block, `>` or `|`, ends with the line: it is written by hand.
    if (!key || !value || String(value.type).startsWith('BLOCK')) return [];
    return [{ name, start: key[0], from: value.range![0], to: value.range![1], value: String(value.value) }];
  });
  if (found.length === 0) return [];
  const start = Math.min(...found.map((field) => field.start));
  const last = Math.max(...found.map((field) => field.to));
  // Whole lines, since they are compared by lines.
  const end = last + /^[^\r\n]*/.exec(matter.slice(last))![0].length;
  const fields = Object.fromEntries(
    found.map(({ name, from, to, value }) => [name, { from: from - start, to: to - start, value }]),
  );
  return [
    {
      id: headId,
      name: '',
      before: matter.slice(start, end),
      line: lineAt(source, source.indexOf(matter) + start),
      fields,
    },
  ];
}

const lineAt = (source: string, place: number) => source.slice(0, place).split('\n').length;

/** Where the lines of headings (`## …`) begin, outside of code blocks. */
function headingsIn(text: string): number[] {
  const places: number[] = [];
  let fence = '';
  let at = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const [, mark] = /^\s*(`{3,}|~{3,})/.exec(line) ?? [];
    if (fence) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
    } else if (mark) fence = mark;
    else if (/^ {0,3}#{1,6}[ \t]/.test(line)) places.push(at);
    at += line.length;
  }
  return places;
}
