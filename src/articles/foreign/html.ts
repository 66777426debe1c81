import { articleComponents } from '../components.ts';

/** What to write in the place of an HTML element, by its name. */
const instead: Record<string, string> = {
  br: 'For a new line end the line before with \\',
  b: 'For bold text write **text**.',
  strong: 'For bold text write **text**.',
  i: 'For text that is stressed write *text*.',
  em: 'For text that is stressed write *text*.',
  mark: 'For bold text write **text**.',
  a: 'For a link write [text](address).',
  img: 'For a picture write ![what it shows](/pictures/name.jpg).',
  details: 'For what unfolds write <Details summary="…"> and </Details>.',
  summary: 'For what unfolds write <Details summary="…"> and </Details>.',
  table: 'For a table write rows such as | Item | Days |, with |---|---| below the first.',
  video: 'For a film write <Video file="…" captions="…">Its title</Video>.',
  iframe: 'For what another site shows write a link: [text](https://…).',
  s: 'For text that no longer holds write ~~text~~.',
  del: 'For text that no longer holds write ~~text~~.',
  code: 'For code write `text`.',
  pre: 'For code write a line ``` before it and one after it.',
  ul: 'For a list write lines that begin with - and a space.',
  ol: 'For a list write lines that begin with 1. and a space.',
  dl: 'For a list of terms write a term, and below it a line that begins with : and a space.',
  h2: 'For a heading write ## and a space before it.',
  h3: 'For a heading write ### and a space before it.',
  blockquote: 'For a quotation begin the lines with > and a space.',
};

/** A sentence, after a space, on what to write in the place of an HTML element; empty where Markdown has nothing for it. */
export function insteadOf(name: string): string {
  const component = Object.keys(articleComponents).find((known) => known.toLowerCase() === name);
  if (component && !Object.hasOwn(instead, name)) return ` Did you mean <${component}>?`;
  return Object.hasOwn(instead, name) ? ` ${instead[name]}` : '';
}
