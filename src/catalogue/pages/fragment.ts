/**
 * A browse page in the browser, where the fragment of the address names a record: the tab is called by its title. A record
 * that has moved to another page since somebody kept its address is searched for by its number. Loaded by
 * `page.ts` where the address has such a part.
 */
const list = document.querySelector<HTMLElement>('[data-catalogue-drawer]');
if (list) {
  const title = document.title;
  const name = () => {
    const [, id] = /^#r-([A-Za-z0-9.-]+)$/.exec(location.hash) ?? [];
    if (id === undefined) return void (document.title = title);
    // `:target` is not there yet while the page waits for its styles.
    const heading = document.querySelector(`[id="r-${id}"] h3`);
    if (heading) document.title = `${heading.textContent} – ${title}`;
    else location.replace(`${list.dataset['catalogueDrawer']}?q=${id}#found`);
  };
  name();
  addEventListener('hashchange', name);
}
export {};
