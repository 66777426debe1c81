/** In the browser: the path below which the site lies, which the page carries; empty for a host name of its own. */
export const base = document.documentElement.dataset['base'] ?? '';
