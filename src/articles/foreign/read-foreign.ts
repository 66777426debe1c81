import type { Mistake } from '../syntax.ts';

/** A text in our own syntax, and where each of its lines stood. */
interface Own {
  text: string;
  /** For each line of the text, the number of that which it was made from. */
  lines: number[];
  mistakes: Mistake[];
}

/** A line with the number that it had. */
interface Line {
  text: string;
  number: number;
}

/** The boxes of other programs, by what they say: as our notes. */
const kinds: Record<string, 'info' | 'warning'> = {
  ...Object.fromEntries(
    'note info tip hint important success check done example question help faq abstract summary tldr quote cite seealso todo'
      .split(' ')
      .map((name) => [name, 'info'] as const),
  ),
  ...Object.fromEntries(
    'warning caution danger attention error failure fail bug alert'
      .split(' ')
      .map((name) => [name, 'warning'] as const),
  ),
};

const fence = /^\s*(?:>\s*|[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})(.*)$/;
const alert = /^(\s*)>\s*\[!([\w-]+)\][+-]?[ \t]*(.*)$/;
const container = /^(\s*):{3,}[ \t]*([\w-]+)[ \t]*(?:\[(.*)\]|(.*))$/;
const containerEnd = /^\s*:{3,}\s*$/;
const admonition = /^(\s*)(!!!|\?\?\?\+?)[ \t]+([\w-]+)(?:[^"]*"(.*)")?/;
const tab = /^(\s*)===[!+]?[ \t]+"(.*)"[ \t]*$/;
const contents = /^\s*(?:\[TOC\]|\[\[_?TOC_?\]\])\s*$/i;
const keys = /(?<![\p{L}\p{N}+])\+\+([a-z0-9-]+(?:\+[a-z0-9-]+)*)\+\+(?![\p{L}\p{N}+])/giu;

/** What cannot be read as anything of ours, with what to write. The line is left out, so that it is told once. */
const refused: [RegExp, string][] = [
  [
    /^(?:<{7}|>{7})(?: |$)|^={7}$/,
    'two people have changed these lines. Keep one of the two versions, and delete the lines <<<<<<<, ======= and >>>>>>>.',
  ],
  [/^\s*-+8<-+/, '--8<-- is a command of another program. Copy the text that it would insert.'],
  [/(?<!\\)\{%/, '{% … %} is a command of another program. Write what it would show.'],
  [/(?<!\\)\{\{/, '{{ … }} stands for a value in another program. Write the value itself.'],
  [
    /(?<!\\)\{(?::[^{}]*|[.#][\w-][^{}]*)\}/,
    '{…} gives a class or an id in another program. Leave it out; only a heading can have an id, at its end: ## Title {#id}',
  ],
  [/^\s*\.\. [\w-]+::/, 'this is a command of another program. Write <Note>, or the text itself.'],
  [/^h[1-6]\. /, 'a heading begins with ## and a space.'],
  [/^={2,6} .* ={2,6}\s*$/, 'a heading begins with ## and a space.'],
  [/^\s*\$\$/, 'formulas are not shown. Write the sum in words, or as a picture.'],
];

/**
 * Reads what other programs write for boxes, tabs, keys and contents lists as what it means here: `> [!NOTE]`, `:::note` and
 * `!!! note` as `<Note>`, `??? "…"` and `=== "…"` as `<Details>`, `++ctrl+c++` as `<kbd>`, `[TOC]` as nothing, since a page has a
 * contents list by itself. What it cannot read is a mistake. Code stays as it is.
 */
export function readForeign(source: string): Own {
  const mistakes: Mistake[] = [];
  const lines = source.split('\n').map((text, index) => ({ text, number: index + 1 }));
  const matter =
    lines[0]?.text === '---' ? lines.findIndex(({ text }, index) => index > 0 && /^---[ \t]*$/.test(text)) + 1 : 0;
  const own = [...lines.slice(0, matter), ...readLines(lines.slice(matter), mistakes)];
  return { text: own.map(({ text }) => text).join('\n'), lines: own.map(({ number }) => number), mistakes };
}

function readLines(lines: Line[], mistakes: Mistake[]): Line[] {
  const own: Line[] = [];
  const say = ({ number }: Line, message: string) => mistakes.push({ line: number, column: 1, message });
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line.text === '') {
      own.push(line);
      continue;
    }
    const opened = fence.exec(line.text);
    if (opened && !(opened[1]![0] === '`' && opened[2]!.includes('`'))) {
      const [, sign = ''] = opened;
      let end = at + 1;
      while (end < lines.length && !isEndOf(lines[end]!.text, sign)) end++;
      if (end === lines.length) end = -1;
      if (end < 0)
        say(line, `the code that begins with ${sign} is never closed. Write ${sign} on a line of its own after it.`);
      own.push(...lines.slice(at, end < 0 ? undefined : end + 1));
      if (end < 0) break;
      at = end;
      continue;
    }
    const box = alert.exec(line.text);
    if (box) {
      const [, indent = '', kind = '', title = ''] = box;
      const body = takeWhile(
        lines,
        at + 1,
        ({ text }, before) => /^\s*>/.test(text) || (before !== '' && text.trim() !== ''),
      );
      at += body.length;
      const inner = body.map(({ text, number }) => ({ text: indent + text.replace(/^\s*>[ \t]?/, ''), number }));
      own.push(...note(line, indent, kind, title, readLines(inner, mistakes), say));
      continue;
    }
    const held = container.exec(line.text);
    if (held) {
      const [, indent = '', kind = '', named, rest = ''] = held;
      const end = endOfContainer(lines, at);
      if (end < 0) {
        say(line, `:::${kind} is never closed. Write ::: on a line of its own after it, or <Note> and </Note>.`);
        continue;
      }
      const body = readLines(lines.slice(at + 1, end), mistakes);
      at = end;
      const title = (named ?? rest).trim();
      own.push(
        ...(kind === 'details' ? details(line, indent, title, body, say) : note(line, indent, kind, title, body, say)),
      );
      continue;
    }
    const mark = admonition.exec(line.text);
    const tabbed = tab.exec(line.text);
    if (mark || tabbed) {
      const indent = (mark ?? tabbed)![1]!;
      const body = takeWhile(lines, at + 1, ({ text }) => text.trim() === '' || text.startsWith(`${indent}    `));
      while (body.at(-1)?.text.trim() === '') body.pop();
      at += body.length;
      const inner = readLines(
        body.map(({ text, number }) => ({
          text: text.trim() === '' ? '' : indent + text.slice(indent.length + 4),
          number,
        })),
        mistakes,
      );
      const [, , sign = '', kind = '', title = ''] = mark ?? [];
      if (tabbed) own.push(...details(line, indent, tabbed[2]!, inner, say));
      else if (sign === '???') own.push(...details(line, indent, title, inner, say));
      else own.push(...note(line, indent, kind, title, inner, say));
      continue;
    }
    if (containerEnd.test(line.text)) {
      say(line, '::: closes nothing here. Delete it.');
      continue;
    }
    const wrong = refused.find(
      ([pattern]) => pattern.test(withoutCode(line.text)) && !/^#+ .*\{#[^}]*\}\s*$/.test(line.text),
    );
    if (wrong) say(line, wrong[1]);
    own.push({ text: wrong || contents.test(line.text) ? '' : withKeys(line.text), number: line.number });
  }
  return own;
}

type Say = (line: Line, message: string) => void;

/** The lines of a `<Note>`; its title stands first in it, in bold. */
function note(at: Line, indent: string, kind: string, title: string, body: Line[], say: Say): Line[] {
  const known = kinds[kind.toLowerCase()];
  if (!known) {
    say(
      at,
      `"${kind}" is no box that is known here. Write <Note> or <Note type="warning"> before the text, and </Note> after it.`,
    );
    return body;
  }
  const line = (text: string): Line => ({ text: text && indent + text, number: at.number });
  const head = title.trim() ? [line(`**${title.trim()}**`), line('')] : [];
  if (head.length === 0 && body.every(({ text }) => text.trim() === '')) say(at, 'the box holds no text.');
  const last = body.at(-1)?.number ?? at.number;
  return [
    line(''),
    line(known === 'warning' ? '<Note type="warning">' : '<Note>'),
    line(''),
    ...head,
    ...body,
    line(''),
    { text: `${indent}</Note>`, number: last },
    line(''),
  ];
}

/** The lines of a `<Details>`. */
function details(at: Line, indent: string, title: string, body: Line[], say: Say): Line[] {
  if (!title.trim()) {
    say(at, 'what unfolds here has no title. Write <Details summary="…"> before the text, and </Details> after it.');
    return body;
  }
  const line = (text: string): Line => ({ text: text && indent + text, number: at.number });
  const summary = title.trim().replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  return [line(''), line(`<Details summary="${summary}">`), line(''), ...body, line(''), line('</Details>'), line('')];
}

function takeWhile(lines: Line[], from: number, isBody: (line: Line, before: string) => boolean): Line[] {
  let end = from;
  while (end < lines.length && isBody(lines[end]!, lines[end - 1]!.text.replace(/^\s*>\s*/, '').trim())) end++;
  return lines.slice(from, end);
}

/** The place of the line that closes the container opened at `from`; -1 where none does. */
function endOfContainer(lines: Line[], from: number): number {
  let depth = 0;
  for (let at = from; at < lines.length; at++) {
    if (containerEnd.test(lines[at]!.text)) depth--;
    else if (container.test(lines[at]!.text)) depth++;
    if (depth === 0) return at;
  }
  return -1;
}

function isEndOf(text: string, sign: string): boolean {
  const bare = text.replace(/^[\s>]*/, '').trimEnd();
  return bare.length >= sign.length && bare === sign[0]!.repeat(bare.length);
}

const withoutCode = (text: string) => text.replace(/`[^`]*`/g, '');

function withKeys(text: string): string {
  if (!text.includes('++')) return text;
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 ? part : part.replace(keys, (_, names: string) => keysOf(names))))
    .join('');
}

const keysOf = (names: string) =>
  names
    .split('+')
    .map((name) => `<kbd>${name[0]!.toUpperCase()}${name.slice(1)}</kbd>`)
    .join('+');
