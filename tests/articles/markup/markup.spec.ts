import { expect, test } from '@playwright/test';
import { mistakesIn, parse } from '../parsed.ts';

for (const [what, text, html] of [
  ['keys', 'Press <kbd>Ctrl</kbd>.', '<p>Press <kbd>Ctrl</kbd>.</p>'],
  ['a key alone', '<kbd>Ctrl</kbd>', '<p><kbd>Ctrl</kbd></p>'],
  ['small letters', 'H~2~O and CO<sub>2</sub>', '<p>H<sub>2</sub>O and CO<sub>2</sub></p>'],
  ['raised letters', 'x^2^ and m<sup>2</sup>', '<p>x<sup>2</sup> and m<sup>2</sup></p>'],
  ['old text', '~~old~~', '<p><del>old</del></p>'],
  [
    'terms',
    'Fee\n: What you pay.\n: Twice.\n\n*Card*\n: Plastic.',
    '<dl class="terms"><dt>Fee</dt><dd>What you pay.</dd><dd>Twice.</dd><dt><em>Card</em></dt><dd>Plastic.</dd></dl>',
  ],
  [
    'what unfolds',
    '<Details summary="The &quot;key&quot;">\n\nHi.\n\n<Details summary="Inner">\n\nYes.\n\n</Details>\n\n</Details>',
    '<details><summary>The "key"</summary><p>Hi.</p><details><summary>Inner</summary><p>Yes.</p></details></details>',
  ],
  [
    'a film',
    '<Video file="/downloads/a.mp4" captions="/downloads/a.vtt">The door</Video>',
    '<figure><video controls preload="none" src="/downloads/a.mp4" aria-label="The door"><track kind="captions" src="/downloads/a.vtt" srclang="en" label="English" default></video><figcaption>The door</figcaption></figure>',
  ],
  [
    'an id of the editor’s own',
    '## Opening a door {#door}\n\n[There](#door) and [there](#opening-a-door)',
    '<h2 id="door"><span id="opening-a-door"></span>Opening a door</h2>\n<p><a href="#door">There</a> and <a href="#opening-a-door">there</a></p>',
  ],
  ['an id that the heading would have anyway', '## Door {#door}', '<h2 id="door">Door</h2>'],
  ['a heading in Thai', '## การขอบัตร', '<h2 id="การขอบัตร">การขอบัตร</h2>'],
] as const)
  test(`${what} can be written`, () => {
    const body = parse(`${text}\n`);
    expect(body.mistakes).toEqual([]);
    expect(body.html.trim()).toBe(html);
  });

test('a footnote is a link to its text, which links back to each place that names it', () => {
  const { html, text, mistakes } = parse('A[^x] word.[^1] More[^x].\n\n[^1]: One.\n[^x]: *Ex*.\n');
  expect(mistakes).toEqual([]);
  const mark = (id: string, number: number) =>
    `<sup data-pagefind-ignore><a href="#fn_${number}" id="${id}" aria-label="Note ${number}">${number}</a></sup>`;
  expect(html).toContain(
    `<p>A${mark('fnref_1', 1)} word.${mark('fnref_2', 2)} More${mark('fnref_1_2', 1)}.</p>`.replaceAll(
      'ignore>',
      'ignore="">',
    ),
  );
  expect(html).toContain('<h2 id="fn_">Notes</h2>');
  expect(html.match(/<li id="fn_1">.*<em>Ex<\/em>\..*href="#fnref_1".*href="#fnref_1_2"/s)).not.toBeNull();
  expect(html).toContain('aria-label="Back to where note 1 belongs (2)"');
  // The search and the promised questions read words, not numbers that are glued to them.
  expect(text.replace(/\s+/g, ' ').trim()).toBe('A word. More. Notes Ex. One.');
});

test('a footnote that a footnote names comes after the others', () => {
  const { html, mistakes } = parse('A.[^1]\n\n[^1]: One.[^2]\n[^2]: Two.\n');
  expect(mistakes).toEqual([]);
  expect(html).toContain('<li id="fn_2">');
  expect(html).toContain('href="#fnref_2"');
});

for (const [what, text, mistake] of [
  ['a footnote without words', 'a[^1]\n\n[^1]:', '3:1 the footnote [^1] has no text. Write it behind the colon.'],
  ['a footnote that nothing names', 'a\n\n[^1]: b', '3:1 nothing in the text leads to the footnote [^1].'],
  ['two footnotes of one name', 'a[^1]\n\n[^1]: b\n\n[^1]: c', '5:1 there are two footnotes [^1].'],
  ['what unfolds and never ends', '<Details summary="x">\n\na', '1:1 <Details> is never closed. Write </Details>'],
  ['what unfolds without a title', '<Details>\n\na\n\n</Details>', '1:1 <Details> needs summary="…".'],
  ['an empty title', '<Details summary=" ">\n\na\n\n</Details>', '1:1 <Details summary="…"> needs a title'],
  ['what unfolds and is empty', '<Details summary="x">\n\n</Details>', '1:1 <Details> holds no text.'],
  ['an id of the page', '## A {#main}', '1:1 the id "main" belongs to another part of the page.'],
  ['an id of a footnote', '## A {#fn_1}', '1:1 the id "fn_1" belongs to another part of the page.'],
  ['an id that another heading has', '## Cost\n\n## B {#cost}', '3:1 the id "cost" of “B” is that of another heading.'],
  ['a class of a heading', '## A {#a .b}', '1:1 the id of a heading must be of letters a-z'],
  [
    'a film of another site',
    '<Video file="https://x.example/a.mp4" captions="/a.vtt">T</Video>',
    '1:1 <Video file="https://x.example/a.mp4"> must be a film in public/',
  ],
  ['a film that is none', '<Video file="/a.exe" captions="/a.vtt">T</Video>', 'must be a film in public/'],
  ['a film without captions', '<Video file="/a.mp4">T</Video>', '1:1 <Video> needs captions="…".'],
  [
    'captions that are none',
    '<Video file="/a.mp4" captions="/a.txt">T</Video>',
    'must be a file in public/ that ends in .vtt',
  ],
  ['a film without a title', '<Video file="/a.mp4" captions="/a.vtt"></Video>', '1:1 <Video> has no title.'],
  ['an empty key', 'Press <kbd></kbd>', '1:7 <kbd> holds no text.'],
  ['a key with a colour', 'Press <kbd class="red">A</kbd>', '1:7 <kbd> has no attributes here.'],
  ['a key that never ends', 'Press <kbd>A', '<kbd> is never closed. Write </kbd> after the text.'],
  ['small letters over several words', '2~3 and 4~5', '1:2 for a real ~ write \\~'],
  ['a line of HTML', 'a<br/>b', 'For a new line end the line before with \\'],
  [
    'what unfolds in HTML',
    '<details>\n\na\n\n</details>',
    'For what unfolds write <Details summary="…"> and </Details>.',
  ],
] as const)
  test(`a mistake is told with its place: ${what}`, () => {
    const found = mistakesIn(`${text}\n`);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(mistake);
  });
