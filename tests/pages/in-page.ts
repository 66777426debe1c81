/** What tests of every page ask a page, in the browser. Each is run there by itself, so each stands alone. */

/** What holds for every page whatever its kind. Sizes are in CSS pixels. */
export const factsOf = () => ({
  headings: document.querySelectorAll('h1').length,
  language: document.documentElement.lang,
  direction: document.documentElement.dir,
  sideways: document.documentElement.scrollWidth - innerWidth,
  kept: [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(Boolean),
  smallTargets: [...document.querySelectorAll('nav a, button:not([hidden])')]
    .filter((target) => target.getBoundingClientRect().height < 24 && target.getClientRects().length > 0)
    .map((target) => target.textContent?.trim()),
});

/** Where the first paragraph, step or cell that an editor wrote begins; undefined on a page that is no article. */
export function firstSentence(): number | undefined {
  const parts = document.querySelectorAll('article .prose :is(p, li, td, dd)');
  const first = [...parts].find((part) => !part.closest('nav') && part.checkVisibility() && part.textContent.trim());
  return first && first.getBoundingClientRect().top + scrollY;
}

/** The words that stand on two lines without a hyphen, those of more than thirty letters aside, each with its element. */
export function cutWords(): string[] {
  const words = new Intl.Segmenter(document.documentElement.lang || 'en', { granularity: 'word' });
  const range = document.createRange();
  const found: string[] = [];
  for (const part of document.querySelectorAll('h1, h2, h3, h4, th, td, dt, caption, summary, legend')) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode())
      for (const { segment, index, isWordLike } of words.segment(text.textContent ?? '')) {
        if (!isWordLike || segment.includes('\u00AD') || segment.length < 2 || segment.length > 30) continue;
        range.setStart(text, index);
        range.setEnd(text, index + segment.length);
        const lines = new Set(
          [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top)),
        );
        if (lines.size > 1) found.push(`<${part.localName}> ${segment}`);
      }
  }
  const { scrollWidth } = document.documentElement;
  return scrollWidth > innerWidth ? [...found, `scrolls sideways by ${scrollWidth - innerWidth} px`] : found;
}

/** With a visitor's own style: what goes sideways out of the page, and letters that are cut off by a box that shows no more. */
export function losses(style: string): string[] {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  // Not a <style>: the styles of a visitor are not those that the policy of a page speaks of.
  document.adoptedStyleSheets = [sheet];
  const lost = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    const { overflowX, overflowY, clipPath } = getComputedStyle(element);
    const cuts =
      (overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2) ||
      (overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 2);
    if (!cuts || !element.checkVisibility() || !element.textContent.trim()) continue;
    const isForEars = clipPath !== 'none' || element.classList.contains('sr-only');
    // The name of the site is shortened where it is long: it stands whole in the title of the page.
    if (!isForEars && !element.closest('header a'))
      lost.push(`"${element.textContent.trim().slice(0, 40)}" is cut off`);
  }
  document.adoptedStyleSheets = [];
  return lost;
}
