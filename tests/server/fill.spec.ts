import { expect, test } from '@playwright/test';
import { openPage } from '../../src/server/fill.ts';

/** A page with signs of markup wherever an agency's own words can stand. */
const built = `<!DOCTYPE html><html><head><title>Bins &gt; 80 kg – A &amp; B</title>
<meta name="description" content="For bins > 80 kg & <small> ones: &quot;no&quot;">
<style>@property --x{syntax:"<length>";inherits:false}a>b{c:"x"}</style></head>
<body><div id="guide" data-title='it is > "so"' data-words="{&quot;needs&quot;:&quot;<a href=\\&quot;/x/\\&quot;>all</a>&quot;}" hidden>old</div><input id="q" value="" required></body></html>`;

test('a page whose attributes hold signs of markup is filled, and all else stays', () => {
  const page = openPage(built);
  expect(page.text('title')).toBe('Bins > 80 kg – A & B');
  expect(page.attribute('meta', 'content')).toBe('For bins > 80 kg & <small> ones: "no"');
  expect(page.attribute('#guide', 'data-title')).toBe('it is > "so"');
  expect(JSON.parse(page.attribute('#guide', 'data-words'))).toEqual({ needs: '<a href="/x/">all</a>' });
  page.setHtml('#guide', '<a title="a > b" href="/y/">new</a>');
  page.setAttribute('#q', 'value', '"<i>" & >');
  page.setText('title', 'A < B');
  const filled = page.render();
  expect(filled).toContain('<a title="a &gt; b" href="/y/">new</a></div>');
  expect(filled).toContain('a>b{c:"x"}');
  expect(filled).toContain('syntax:"<length>"');
  expect(filled).not.toContain('old');
  const again = openPage(filled);
  expect(again.text('title')).toBe('A < B');
  expect(again.attribute('#q', 'value')).toBe('"<i>" & >');
  expect(again.attribute('meta', 'content')).toBe('For bins > 80 kg & <small> ones: "no"');
});

test('the option that was chosen is selected, and what is no option selects nothing, whatever its signs', () => {
  const form = `<select id="c-place"><option value="">Any</option><option value="A &amp; B">A &amp; B</option></select>`;
  const chosen = (value: string) => {
    const page = openPage(form);
    page.select('#c-place', value);
    return page.render();
  };
  expect(chosen('A & B')).toContain('<option value="A &amp; B" selected="">');
  for (const odd of [
    ']',
    '[',
    '"',
    "'",
    '\\',
    '*',
    '"] , [value="',
    '\0',
    '\ud800',
    '(',
    ')',
    ':not(',
    '>',
    '',
    'x'.repeat(5000),
  ])
    expect(chosen(odd).match(/ selected/g)?.length ?? 0, odd).toBe(odd === '' ? 1 : 0);
});
