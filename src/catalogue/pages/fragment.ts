/**
 * The script of a browse page, where the fragment of the address names a record: the page and its tab are called by the
 * record's title. A record that has moved to another page since somebody kept its address is searched for by its number.
 */
const list = document.querySelector<HTMLElement>('[data-catalogue-drawer]');
const h1 = document.querySelector('h1');
if (list && h1) {
  const { title } = document;
  const label = h1.innerHTML;
  let heading: HTMLElement | null = null;

  const name = () => {
    if (heading) heading.hidden = false;
    const [, id] = /^#r-([A-Za-z0-9.-]+)$/.exec(location.hash) ?? [];
    // `:target` is not there yet while the page waits for its styles.
    heading = document.querySelector(`[id="r-${id}"] h3`);
    if (id !== undefined && !heading) location.replace(`${list.dataset['catalogueDrawer']}?q=${id}#found`);
    document.title = heading ? `${heading.textContent} – ${title}` : title;
    h1.innerHTML = heading?.innerHTML ?? label;
    h1.lang = heading?.lang || document.documentElement.lang;
    if (heading) heading.hidden = true;
  };

  name();
  addEventListener('hashchange', name);
}
