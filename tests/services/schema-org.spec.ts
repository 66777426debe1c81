import { expect, test } from '@playwright/test';
import { serviceIn } from '../../src/services/list.ts';
import { serviceData } from '../../src/services/schema-org.ts';
import { isSample } from '../sample.ts';

test.skip(!isSample, 'These tell of pages of the sample.');

test('a page describes its service to search engines with its channels, hours and price', () => {
  const found = JSON.parse(
    JSON.stringify(serviceData(serviceIn('en', 'interlibrary-loan')!, '/en/services/interlibrary-loan/')),
  ) as Record<string, never>;
  expect(found).toMatchObject({
    '@type': 'GovernmentService',
    name: 'Interlibrary loan',
    url: 'https://help.fjordvik.example/en/services/interlibrary-loan/',
    provider: { '@type': 'CollegeOrUniversity', name: 'Fjordvik University' },
    availableChannel: [
      { '@type': 'ServiceChannel', serviceUrl: 'https://search.fjordvik.example/', processingTime: 'P10D' },
      {
        serviceLocation: {
          '@type': 'Place',
          address: { streetAddress: 'Fjordgata 1' },
          // Three parts of the usual week, and one of the summer.
          openingHoursSpecification: [
            { opens: '08:00', closes: '19:00' },
            {},
            {},
            { validFrom: '2027-06-14', validThrough: '2027-08-13' },
          ],
        },
      },
    ],
  });
  // The price depends on who asks.
  expect(found).not.toHaveProperty('offers');
  const free = serviceData(serviceIn('en', 'library-card')!, '/en/services/library-card/');
  expect(free).toMatchObject({ offers: { '@type': 'Offer', price: 0 } });
});
