/** The page of notices, and until when it holds. */
export interface PageAt {
  html: string;
  /** The instant (milliseconds) at which the next notice appears or disappears; `Infinity` when none does. */
  until: number;
}

const minute = 60_000;
/** What a page with notices holds; `Notices.astro` writes it, as it writes the tags below. */
export const mark = '<div data-notices=';
const notice = /(<div class="note [^"]*" data-from="(\d+)" data-until="(\d+)")(?: hidden)?>/g;
const region = /(<section aria-label="[^"]*" data-region)(?: hidden)?>/;

/**
 * A built page at an instant (milliseconds): of its notices those are hidden that have not begun or are over, the others are not.
 * It is what `browser.ts` does where a script runs; here it is done for pages that a server sends.
 */
export function noticesAt(html: string, now: number): PageAt {
  if (!html.includes(mark)) return { html, until: Infinity };
  let until = Infinity;
  let shown = 0;
  const told = html.replace(notice, (_, tag: string, from: string, to: string) => {
    const [begin, end] = [Number(from) * minute, Number(to) * minute];
    const isShown = begin <= now && now < end;
    if (isShown) shown++;
    if (now < end) until = Math.min(until, now < begin ? begin : end);
    return `${tag}${isShown ? '' : ' hidden'}>`;
  });
  return { html: told.replace(region, (_, tag: string) => `${tag}${shown ? '' : ' hidden'}>`), until };
}
