/** A mistake in how a text is written, with the line (1-based) that the editor has to mend. */
interface Told {
  line: number;
  message: string;
}

const isQuoted = (value: string) => /^["'[{|>&*!#]/.test(value);

/**
 * A mistake of the YAML parser in words for people who never saw YAML: what stands there, and what to write instead. `line` is where
 * the parser stopped, which may be later than what caused it.
 */
export function yamlInWords(text: string, line: number, code: string, message: string): Told {
  const lines = text.split('\n');
  const written = lines[line - 1] ?? '';
  const [, indent = '', name = '', value = ''] =
    /^(\s*(?:- )?)([\w-]+):[ \t]+([^ \t\n][^\n]*)?$/.exec(written.trimEnd()) ?? [];
  const at = (message: string, where = line): Told => ({ line: where, message });
  const inQuotes = (whole: string) => `${name || '…'}: "${whole.replaceAll('"', "'")}"`;
  if (code === 'TAB_AS_INDENT' || /^\s*\t/.test(written))
    return at('a tab stands before the text. Put spaces in its place, or nothing.');
  if (/Missing closing ["']/.test(message)) {
    const sign = /closing (["'])/.exec(message)![1]!;
    const opened = lines.findIndex(
      (one) => new RegExp(`[:\\-[{,]\\s*${sign}`).test(one) && one.split(sign).length % 2 === 0,
    );
    return at(
      `the quotation mark ${sign} is never closed. Write it behind the text, too.`,
      opened < 0 ? line : opened + 1,
    );
  }
  if (
    /(?:end with a|must end with|Expected flow (?:map|sequence|collection) to end with|closing) ?(?:a )?[\]}]/i.test(
      message,
    ) ||
    /flow (?:sequence|map)/i.test(message)
  ) {
    const opened = openBracket(lines, line);
    if (opened)
      return at(
        `the bracket ${opened.sign} is never closed. Write ${opened.sign === '[' ? ']' : '}'} behind the last entry.`,
        opened.line,
      );
  }
  const reserved = /^([@`%|>&*!])/.exec(value)?.[1];
  if (/Unresolved alias|reserved|directive indicator|BAD_SCALAR_START/i.test(`${message} ${code}`) && reserved)
    return at(`a text cannot begin with ${reserved} here. Put it in quotation marks: ${inQuotes(value)}`);
  if (/^\s*[\w-]+:[^\s/]/.test(written)) {
    const [, first, rest] = /^\s*([\w-]+):(.*)$/.exec(written)!;
    return at(`behind the colon a space is missing. Write ${first}: ${rest}`);
  }
  // A field that is further in than the one above belongs to it, which holds a text already.
  const next = lines[line] ?? '';
  if (value && !isQuoted(value) && /^\s+[\w-]+:(?: |$)/.test(next) && next.search(/\S/) > indent.length)
    return at(
      'the line begins with spaces, and the field above it holds a text. Let it begin below that one.',
      line + 1,
    );
  if (value && !isQuoted(value) && /:(?:\s|$)/.test(value))
    return at(`the text holds a colon. Put it in quotation marks: ${inQuotes(value)}`);
  if (/^["'[{]/.test(value)) {
    if (value.startsWith('"') && value.split('"').length > 3)
      return at(
        `inside of the quotation marks stand others. Write ‘ ’ or “ ” for these: ${name}: "${value.slice(1, -1).replace(/"([^"]*)"/g, '“$1”')}"`,
      );
    return at(`after the closing sign comes more text. Put all of it in quotation marks: ${inQuotes(value)}`);
  }
  const above = lines[line - 2] ?? '';
  if (written.trim() && !/^\s*(?:- |[\w"'{[-].*:)/.test(written)) {
    const [word = '', ...rest] = written
      .trim()
      .replace(/[ \t]=(?=[ \t])/, '')
      .split(/\s+/);
    return /^[a-z]\w*$/i.test(word) && rest.length > 0
      ? at(`the line has no colon. Write ${word}: ${rest.join(' ')}`)
      : at(
          'the line belongs to no field. Write a name and a colon before it, or two spaces when it goes on with the text above.',
        );
  }
  if (/indent|same (?:start )?column|Nested mappings/i.test(message))
    return at(
      above.trim() === ''
        ? 'the line does not begin where its neighbours do. Put it below them, with as many spaces.'
        : `the line does not begin where its neighbours do. Put it below ${JSON.stringify(above.trim().slice(0, 40))}, with as many spaces; a text with a colon stands in quotation marks.`,
    );
  return at(`cannot be read as YAML: ${message}. Text with a colon or quotation marks must stand in quotes.`);
}

/** The last bracket before a line that nothing closes. */
function openBracket(lines: string[], until: number): { sign: string; line: number } | undefined {
  const open: { sign: string; line: number }[] = [];
  lines.slice(0, until).forEach((text, index) => {
    for (const [sign] of text.replace(/"[^"]*"|'[^']*'/g, '').matchAll(/[[\]{}]/g))
      if (sign === '[' || sign === '{') open.push({ sign, line: index + 1 });
      else open.pop();
  });
  return open.at(-1);
}

const quoted = /^[“”„‟«»‘’‚][^“”„‟«»]*[“”‟«»‘’]$/;

/** What a text program made of straight quotation marks: they would be shown to readers. */
function smartQuotes(value: string): string | undefined {
  if (!quoted.test(value) || value.length < 3) return undefined;
  return `stands in the quotation marks of a text program, which readers would see. Write it without: ${value.slice(1, -1).trim()}`;
}

/**
 * What stands behind a # is a note that nobody reads: in `title: Bill #3` it was meant as text. `after` is what follows the value on
 * its line, `before` what stands before it.
 */
function cutBySign(value: string, before: string, after: string): string | undefined {
  const [cut] = /^[ \t]*#[^\s#!][^\n]*/.exec(after) ?? [];
  if (cut === undefined) return undefined;
  return `what stands behind # is not read. Put all of it in quotation marks: ${before.trim()} "${`${value}${cut}`.trim().replaceAll('"', "'")}", or leave a space behind the # of a note.`;
}

/** An entry of a list whose line begins with - and no space becomes part of the entry above it. */
function withoutSpace(before: string, written: string): { at: number; message: string } | undefined {
  // The first entry stands on a line of its own, with nothing above it in the same text.
  const lead = before.trim() === '' ? '\n' : '';
  const found = /\n[ \t]*-(?=[\p{L}\p{N}"'])([^\n]*)/u.exec(lead + written);
  if (!found) return undefined;
  return {
    at: found.index + 1 - lead.length,
    message: `behind the - of an entry stands a space. Write - ${found[1]!.trim()}`,
  };
}

/** What is otherwise than it was meant in a text without quotation marks. */
export function slipIn(
  text: string,
  value: unknown,
  [start = 0, end = 0]: readonly number[],
): { at: number; message: string } | undefined {
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const cut = cutBySign(value === null ? '' : String(value), line, text.slice(end));
  const message = cut ?? (typeof value === 'string' ? smartQuotes(value) : undefined);
  if (message !== undefined) return { at: start, message };
  const entry = typeof value === 'string' ? withoutSpace(line, text.slice(start, end)) : undefined;
  return entry && { ...entry, at: start + entry.at };
}

/** A part of a text that a comma cut off, in `{ en: Boards, shields }`: what to write. */
export function cutByComma(before: string, part: string): string {
  return `a comma needs quotation marks here, since it ends the text before it. Write "${before}, ${part}"`;
}
