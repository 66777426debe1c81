/**
 * The script of `Notices.astro`: shows each notice from its begin to its end, also on a page that was built or cached long before.
 * It stands in front of the notices and is waited for, and settles each before it is drawn, so that nothing moves. In a page that
 * is open already what somebody reads stays where it is.
 */
{
  const root = document.documentElement;
  const minute = 60_000;
  let isOpen = false;
  let timer: ReturnType<typeof setTimeout>;

  const show = (event?: Event) => {
    clearTimeout(timer);
    const box = document.querySelector<HTMLElement>('[data-notices]');
    const region = box?.querySelector<HTMLElement>('[data-region]');
    if (!box || !region) return;
    const height = () => (isOpen ? box.getBoundingClientRect().height : 0);
    // A clock that is behind the build is wrong.
    const now = Math.max(Date.now(), Number(box.dataset['notices']) * minute);
    const before = height();
    let next = now + 60 * minute;
    root.style.overflowAnchor = 'none';
    for (const notice of box.querySelectorAll<HTMLElement>('[data-until]')) {
      const from = Number(notice.dataset['from']) * minute;
      const until = Number(notice.dataset['until']) * minute;
      const isShown = from <= now && now < until;
      if (isShown) region.hidden = false;
      // One that ends while the page is open leaves its room, which closes with the next page, and on paper.
      if (isShown || !isOpen || notice.hidden || event?.type === 'beforeprint') notice.hidden = !isShown;
      notice.style.visibility = isShown ? '' : 'hidden';
      if (now < until) next = Math.min(next, now < from ? from : until);
    }
    region.hidden = !region.querySelector('[data-until]:not([hidden])');
    // What begins pushes the header up in the place of the text down.
    if (isOpen) scrollBy({ top: height() - before, behavior: 'instant' });
    requestAnimationFrame(() => (root.style.overflowAnchor = ''));
    // Never further than an hour: the clock of a machine that slept or was set goes its own way.
    if (isOpen) timer = setTimeout(show, next - now + 100);
    // All of the notices are there when something follows them.
    else if (box.nextSibling) {
      arriving.disconnect();
      isOpen = true;
      // Only what begins while the page is open is announced; what stands there from the start is read in its place.
      box.ariaLive = 'polite';
      show();
    }
  };
  const arriving = new MutationObserver(() => show());
  arriving.observe(document, { childList: true, subtree: true });
  document.addEventListener('visibilitychange', show);
  addEventListener('pageshow', show);
  addEventListener('beforeprint', show);
}
