import { expect, test } from '@playwright/test';
import { barriersOn } from './axe.ts';

const page = (main: string, style = '') => `<!doctype html><html lang="en"><head><title>A page</title>
<style>body { color: #000; background: #fff } .box { padding: 1em } ${style}</style></head>
<body><header><a href="/">Home</a></header><main><h1>Title</h1>${main}</main></body></html>`;

const box = '<div class="box"><h2>Part</h2><ul><li>One <a href="/one">link</a></li><li>Two</li></ul></div>';

test('whatever is built as nothing seen before is searched, in a page whose rest was seen', async ({ page: tab }) => {
  await tab.setContent(page(box + box));
  expect(await barriersOn(tab)).toEqual([]);
  for (const [what, html, rule] of [
    ['a field without a name', `${box}<div><input></div>`, 'label'],
    ['a link that says nothing', `${box}<ul><li><a href="/two"></a></li></ul>`, 'link-name'],
    ['a picture without words', box.replace('Two', '<img src="data:,">'), 'image-alt'],
    ['a value that is none', box.replace('<ul>', '<ul aria-live="loud">'), 'aria-valid-attr-value'],
    ['a heading that skips a level', `${box}<h4>Far below</h4>`, 'heading-order'],
    ['a second main part', `${box}</main><main><p>More</p>`, 'landmark-no-duplicate-main'],
    ['a part outside of all', `${box}</main><p class="box">Lost</p><main>`, 'region'],
  ] as const) {
    await tab.setContent(page(html));
    const found = await barriersOn(tab);
    expect(found.join('\n'), what).toContain(`${rule}: `);
    // It is found each time that it is met.
    expect(await barriersOn(tab), what).toEqual(found);
  }
});

test('a colour is searched where a style, a state or the visitor’s wish is another', async ({ page: tab }) => {
  const faint = '#999';
  const fold = (open: string) => `${box}<details ${open}><summary>More</summary><p>Text</p></details>`;
  for (const [what, html, style, scheme] of [
    ['another style', box, `li { color: ${faint} }`, 'light'],
    ['another class', box.replace('<li>Two', '<li class="dim">Two'), `.dim { color: ${faint} }`, 'light'],
    ['what was folded', fold('open'), `details p { color: ${faint} }`, 'light'],
    ['the dark', box, `@media (prefers-color-scheme: dark) { li { color: ${faint} } }`, 'dark'],
  ] as const) {
    await tab.emulateMedia({ colorScheme: 'light' });
    await tab.setContent(
      page(what === 'what was folded' ? fold('') : box, what === 'the dark' ? style : style.replace(/li/, 'dd')),
    );
    expect(await barriersOn(tab, 'colours'), what).toEqual([]);
    await tab.emulateMedia({ colorScheme: scheme });
    await tab.setContent(page(html, style));
    expect((await barriersOn(tab, 'colours')).join('\n'), what).toMatch(/^color-contrast: /);
  }
});

test('a page in the shape of one that was seen is not searched again, whatever it says', async ({ page: tab }) => {
  await tab.setContent(page(`${box}<p>Words</p>`));
  expect(await barriersOn(tab)).toEqual([]);
  await tab.evaluate(() => Reflect.deleteProperty(window, 'axe'));
  await tab.setContent(page(`${box}<p>Other words</p><p>And more</p>`.replace('/one', '/three')));
  expect(await barriersOn(tab)).toEqual([]);
  expect(await tab.evaluate(() => 'axe' in window), 'the script of axe was not needed').toBe(false);
});
