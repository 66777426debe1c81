import { expect, test } from '@playwright/test';
import { contactPages } from '../../../src/ask/build/pages.ts';
import { readSite } from '../../../src/settings/site.ts';
import { isSample } from '../../sample.ts';

test.skip(!isSample, 'These ask for pages of the sample.');

test('the contact page is found only where the site has one', () => {
  const { site } = readSite();
  expect(contactPages({ ...site, contact: false }, 'en')).toEqual([]);
  expect(contactPages(site, 'en')).toMatchObject([{ address: '/en/contact/', title: 'Contact' }]);
});
