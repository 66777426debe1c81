import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { checkSvg } from '../../../src/check/files/svg.ts';

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">${inside}</svg>`;

test('drawings as programs save them pass', () => {
  for (const file of ['public/favicon.svg', 'tests/site/public/favicon.svg'])
    expect(checkSvg(readFileSync(file, 'utf8'))).toEqual([]);
  const good = [
    '<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">' +
      svg('<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)"/>'),
    svg('<style>.a{fill:#123}@media (prefers-color-scheme:dark){.a{fill:url(#b)}}</style><path class="a" d="M0 0(1"/>'),
    svg('<symbol id="s"><path/></symbol><use xlink:href="#s"/><use href="#s"/>'),
    svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
    svg(
      '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata><i:view xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:pageopacity="0.0"/>',
    ),
    svg('<text style="font-family:Arial;fill:#000">Opening hours: 9&#8211;15 url(x)</text>'),
  ];
  for (const text of good) expect(checkSvg(text), text).toEqual([]);
});

test('what does more than draw is named with its line', () => {
  const bad = [
    '<script/>',
    '<SCRIPT xmlns="http://www.w3.org/1999/xhtml"/>',
    '<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>',
    '<animate attributeName="href" values="javascript:1"/>',
    '<rect onclick="x"/>',
    '<rect ONCLICK="x"/>',
    '<use href="/other.svg#a"/>',
    '<use xlink:href="data:image/svg+xml,x"/>',
    '<image href="data:image/svg+xml;base64,AA"/>',
    '<rect fill="url(//x.example)"/>',
    '<rect style="fill:u\\72l(x)"/>',
    '<rect mask=\'url("http://x.example/#a")\'/>',
    '<style>@import "x";</style>',
    '<style>@font-face{src:url(x)}</style>',
    '<style>.a{background:image-set("x" 1x)}</style>',
    '<style>}}{;url(//x.example)</style>',
    '<g xml:base="https://x.example"/>',
    '<?php x?>',
    '<g>',
    '&x;',
  ];
  for (const text of bad) expect(checkSvg(svg(`\n${text}`))[0]?.line ?? 0, text).toBeGreaterThanOrEqual(2);
  expect(checkSvg('<html/>')).toHaveLength(1);
  expect(checkSvg('no drawing')).not.toEqual([]);
});

test('a drawing of many elements, references or brackets is looked at in time that grows with its size', () => {
  const cpu = (text: string) => {
    const before = process.cpuUsage();
    checkSvg(text);
    return process.cpuUsage(before).user / 1000;
  };
  cpu(svg('<g/>'));
  const honest = cpu(svg('<rect fill="url(#a)" style="fill:red"/>'.repeat(10_000)));
  for (const text of [
    '<g>'.repeat(100_000),
    '<g id="a">'.repeat(90) + '<use href="#b"/>'.repeat(20_000),
    `<rect style="${'('.repeat(300_000)}"/>`,
    `<style>${'a{'.repeat(150_000)}</style>`,
    '<rect fill="url("/>'.repeat(20_000),
  ])
    expect(cpu(svg(text)), text.slice(0, 20)).toBeLessThan(honest * 5 + 500);
});
