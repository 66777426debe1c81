/** A mistake that an editor may make: what it is, in which file, and what the check must say at which line. */
export interface Seed {
  what: string;
  /** Path below the agency's folder. */
  file: string;
  text: string | Uint8Array;
  line: number;
  says: string;
}

const fields = `title: {title}
summary: One sentence that says what the reader gets.
topic: water
audience: [residents]
owner: waterworks
reviewed: 2026-09-14`;

/** A name for a file that no other seed has. */
export const nameOf = (what: string) =>
  what
    .normalize('NFD')
    .replace(/[^a-z0-9]+/gi, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();

/** An article whose text, which begins on line 9, holds the mistake. */
export function ofText(what: string, text: string, line: number, says: string): Seed {
  const name = nameOf(what);
  return {
    what,
    file: `articles/en/${name}.mdx`,
    text: `---\n${fields.replace('{title}', `About ${name}`)}\n---\n${text}\n`,
    line,
    says,
  };
}

/** An article whose front matter, which begins on line 2, holds the mistake. */
export function ofFields(what: string, change: (fields: string) => string, line: number, says: string): Seed {
  const name = nameOf(what);
  const own = change(fields.replace('{title}', `About ${name}`));
  return { what, file: `articles/en/${name}.mdx`, text: `---\n${own}\n---\nText that says something.\n`, line, says };
}

/** A whole file that is wrong, or lies where it should not; without a text it is an article as it should be. */
export function ofFile(
  what: string,
  file: string,
  text: string | Uint8Array | undefined,
  line: number,
  says: string,
): Seed {
  const own = `---\n${fields.replace('{title}', `About ${nameOf(file)}`)}\n---\nText that says something.\n`;
  return { what, file, text: text ?? own, line, says };
}
