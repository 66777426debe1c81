import { expect, test } from '@playwright/test';
import { mistakesIn, parse } from '../parsed.ts';

const info = (inner: string) =>
  `<div class="note note-info" role="note"><p class="note-title">Good to know</p>${inner}</div>`;
const warning = (inner: string) =>
  `<div class="note note-warning" role="note"><p class="note-title">Important</p>${inner}</div>`;

for (const [what, text, html] of [
  ['an alert of GitHub', '> [!NOTE]\n> Hi.\n> - a', info('<p>Hi.</p><ul>\n<li>a</li>\n</ul>')],
  ['an alert with a lazy line', '> [!TIP]\n> Hi\nthere.', info('<p>Hi\nthere.</p>')],
  ['an alert that warns', '> [!CAUTION]\n> Hot.', warning('<p>Hot.</p>')],
  ['a callout with a title', '> [!info]- Keys\n> Two.', info('<p><strong>Keys</strong></p><p>Two.</p>')],
  [
    'an alert in a list',
    '- item\n\n  > [!NOTE]\n  > Hi.',
    `<ul>\n<li>\n<p>item</p>\n${info('<p>Hi.</p>')}\n</li>\n</ul>`,
  ],
  ['a container', ':::note\nHi.\n:::', info('<p>Hi.</p>')],
  [
    'a container with a title',
    ':::tip[Keys]\n\n- a\n\n:::',
    info('<p><strong>Keys</strong></p><ul>\n<li>a</li>\n</ul>'),
  ],
  [
    'a container in a container',
    '::::danger\nHot.\n\n:::note\nHi.\n:::\n::::',
    warning(`<p>Hot.</p>${info('<p>Hi.</p>')}`),
  ],
  ['a container that unfolds', '::: details More\nHi.\n:::', '<details><summary>More</summary><p>Hi.</p></details>'],
  [
    'an admonition',
    '!!! note "Keys"\n    Two.\n\n    - a\n\nAfter.',
    `${info('<p><strong>Keys</strong></p><p>Two.</p><ul>\n<li>a</li>\n</ul>')}\n<p>After.</p>`,
  ],
  ['an admonition without a title', '!!! danger ""\n    Hot.', warning('<p>Hot.</p>')],
  ['an admonition that unfolds', '??? tip "More"\n    Hi.', '<details><summary>More</summary><p>Hi.</p></details>'],
  ['an admonition that is open', '???+ note "Keys"\n    Two.', info('<p><strong>Keys</strong></p><p>Two.</p>')],
  [
    'tabs',
    '=== "Windows"\n\n    Do it.\n\n=== "Mac \\ "x""\n\n    Do that.',
    '<details><summary>Windows</summary><p>Do it.</p></details>\n<details><summary>Mac \\ "x"</summary><p>Do that.</p></details>',
  ],
  ['keys', 'Press ++ctrl+c++.', '<p>Press <kbd>Ctrl</kbd>+<kbd>C</kbd>.</p>'],
  ['a place for a contents list', '[TOC]\n\n[[_TOC_]]\n\nText.', '<p>Text.</p>'],
  ['C++ and counts', 'C++ and i++ and `++a++`.', '<p>C++ and i++ and <code>++a++</code>.</p>'],
  [
    'code',
    '```\n> [!NOTE]\n{{ x }} ##Heading\n!!! note\n```',
    '<pre tabindex="0"><code>&gt; [!NOTE]\n{{ x }} ##Heading\n!!! note\n</code></pre>',
  ],
] as const)
  test(`what other programs write is read as what it means: ${what}`, () => {
    const body = parse(`${text}\n`);
    expect(body.mistakes).toEqual([]);
    expect(body.html.trim()).toBe(html);
  });

for (const [what, text, ...mistakes] of [
  ['a variable', 'a {{ name }}', '1:1 {{ … }} stands for a value in another program. Write the value itself.'],
  ['a shortcode of Hugo', '{{< note >}}', '1:1 {{ … }} stands for a value'],
  ['a command of Jekyll', '{% include a.html %}', '1:1 {% … %} is a command of another program.'],
  ['a class', 'Text.\n{: .big}', '2:1 {…} gives a class or an id in another program.'],
  ['an id of a paragraph', 'Text {#id}', '1:1 {…} gives a class or an id in another program.'],
  ['a file to insert', '--8<-- "a.md"', '1:1 --8<-- is a command of another program.'],
  ['two versions', '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c', '1:1 two people', '3:1 two people', '5:1 two people'],
  ['a directive', '.. note::', '1:1 this is a command of another program. Write <Note>'],
  ['a heading of a wiki', '== Title ==', '1:1 a heading begins with ## and a space.'],
  ['a heading of a tracker', 'h2. Title', '1:1 a heading begins with ## and a space.'],
  ['a box without an end', 'Text.\n\n:::note\nHi.', '3:1 :::note is never closed. Write ::: on a line of its own'],
  ['an end without a box', ':::', '1:1 ::: closes nothing here.'],
  ['a box of no known kind', '::: grid\nHi.\n:::', '1:1 "grid" is no box that is known here. Write <Note>'],
  ['an alert of no known kind', '> [!shout]\n> Hi.', '1:1 "shout" is no box that is known here.'],
  ['a box without text', ':::note\n:::', '1:1 the box holds no text.'],
  [
    'what unfolds without a title',
    '??? note\n    Hi.',
    '1:1 what unfolds here has no title. Write <Details summary="…">',
  ],
  ['code without an end', 'Text.\n\n```js\nx', '3:1 the code that begins with ``` is never closed.'],
] as const)
  test(`what other programs write is refused with its line where it means nothing here: ${what}`, () => {
    const found = mistakesIn(`${text}\n`);
    expect(found).toHaveLength(mistakes.length);
    mistakes.forEach((expected, index) => expect(found[index]).toContain(expected));
    expect(parse(`${text}\n`).html).toBe('');
  });

test('a mistake below a box of another program is told with the line on which it stands', () => {
  const text =
    '---\ntitle: x\n---\n!!! note "Keys"\n    Two.\n\n> [!TIP]\n> [late](nowhere)\n\n[a](b.mdx)\n\n<Foo />\n';
  expect(mistakesIn(text).map((found) => found.split(' ')[0])).toEqual(['8:1', '12:1']);
  expect(parse(text).links).toEqual([{ target: 'b', anchor: '', line: 10, column: 1 }]);
});

test('boxes without end take no time', () => {
  const begun = performance.now();
  expect(mistakesIn(':::note\n'.repeat(7000))[0]).toContain('lines with ::: here; 400 are the most');
  for (const text of [
    ':::note\n'.repeat(390),
    '!!! note '.repeat(6000),
    `!!! note${' '.repeat(50_000)}x`,
    '> [!NOTE]\n'.repeat(6000),
  ])
    mistakesIn(text);
  // Squared, each of them would take minutes.
  expect(performance.now() - begun).toBeLessThan(20_000);
});
