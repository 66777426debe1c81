import { expect, test } from '@playwright/test';
import { isStray, oddName } from '../../src/settings/file-names.ts';

test('names of every script and of ordinary use pass', () => {
  for (const name of [
    'favicon.svg',
    'Skjema 2026 (utkast).pdf',
    'أوقات.pdf',
    'obrazec_čšž.docx',
    'v1.2',
    '.gitkeep',
    'نام\u200Cها.pdf',
    "l'eau.png",
    'console.png',
    'com10.png',
  ])
    expect(oddName(name), name).toBeUndefined();
});

test('names that some system or host refuses, or reads as something else, are named', () => {
  for (const name of [
    'con',
    'NUL.pdf',
    'com1.tar.gz',
    'LPT¹',
    'a:b',
    'a\\b',
    'a?',
    'a%2e',
    'a#b',
    '.env',
    'a..b',
    'a.',
    'a ',
    ' a',
    'a\n',
    'a\u202Eb',
    'a\u0000',
    '\uFFFD.pdf',
    'x'.repeat(256),
    'é'.repeat(128),
  ])
    expect(oddName(name), JSON.stringify(name)).toBeTruthy();
});

test('files that programs leave behind are known', () => {
  for (const name of [
    '.DS_Store',
    '._x.pdf',
    'Thumbs.db',
    'desktop.ini',
    '~$books.csv',
    'page.mdx~',
    '.page.mdx.swp',
    '.~lock.books.csv#',
  ])
    expect(isStray(name), name).toBe(true);
  for (const name of ['books.csv', 'a~b.csv', '.env', 'thumbs.png']) expect(isStray(name), name).toBe(false);
});
