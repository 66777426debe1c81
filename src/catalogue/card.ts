import { addresses } from '../addresses.ts';

/**
 * A drawer in the browser, where the address names a record: the tab is called by its title. A record that has moved to
 * another drawer since somebody kept its address is looked for by its number.
 */
const title = document.title;
name();
addEventListener('hashchange', name);

function name() {
  if (!location.hash.startsWith('#r-')) return void (document.title = title);
  const heading = document.querySelector('article:target h3');
  if (heading) document.title = `${heading.textContent} – ${title}`;
  else {
    const id = encodeURIComponent(decodeURIComponent(location.hash.slice(3)));
    location.replace(`${addresses.catalogue(document.documentElement.lang)}?q=${id}#found`);
  }
}
