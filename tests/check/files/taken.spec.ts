import { expect, test } from '@playwright/test';
import { routes, isBelowEngine, takenBy } from '../../../src/check/files/taken.ts';

const named = {
  lang: ['en', 'nb'],
  article: [],
  service: [],
  guide: ['late-book'],
  topic: ['library'],
  place: ['main'],
};

test('every page of the engine is taken, whatever it is called', () => {
  for (const address of [
    '/',
    '/en',
    '/NB/',
    '/index.html',
    '/en/index.html',
    '/404.html',
    '/en/404/',
    '/en/search',
    '/en/Search.html',
    '/en/a-z/',
    '/en/contact/status/',
    '/en/feed.xml',
    '/en/llms.txt',
    '/en/app.webmanifest',
    '/en/places/main',
    '/en/topics/library',
    '/en/guides/late-book/',
    '/en/guides/late-book/yes/no/',
    '/en/guides/late-book.json',
    '/en/guides/late-book.md',
    '/en/guides/late-book/whole',
    '/nb/catalogue/authors/3/',
    '/en/services/by/topic/library/',
  ])
    expect(takenBy(address, named), address).toBeTruthy();
});

test('what only the engine writes or answers is taken with all below it', () => {
  for (const address of [
    '/robots.txt',
    '/llms.txt',
    '/services.jsonld',
    '/sitemap-index.xml',
    '/sitemap-0.xml',
    '/_headers',
    '/_redirects',
    '/desk/ask',
    '/desk/anything',
    '/ask/en.json',
    '/pagefind/pagefind.js',
    '/_astro/x.js',
    '/styles/x.css',
    '/editors/guides/en/x.svg',
    '/catalogue/1/x.json',
    '/.well-known/anything',
    '/a/412',
  ]) {
    expect(takenBy(address, named), address).toBe('the engine');
    expect(isBelowEngine(address, named.lang), address).toBe(true);
  }
});

test('an address that nothing has is free', () => {
  for (const address of [
    '/en/old-page/',
    '/old/site/page.php',
    '/downloads/x.pdf',
    '/en/guides/gone',
    '/en/topics/gone',
    '/de/x',
    '/pictures',
  ])
    expect(takenBy(address, named), address).toBeUndefined();
  expect(isBelowEngine('/downloads/en.pdf', named.lang)).toBe(false);
  expect(isBelowEngine('/favicon.svg', named.lang)).toBe(false);
});

test('the list follows from the files of src/pages', () => {
  expect(routes).toContainEqual(['[lang]', 'contact', 'thanks']);
  expect(routes).toContainEqual(['.well-known', 'security.txt']);
  expect(routes.flat()).not.toContain('[...redirect]');
});
