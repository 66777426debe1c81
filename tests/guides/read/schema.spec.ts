import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { guideJsonSchema } from '../../../src/guides/read/schema.ts';

test('the JSON Schema that editors’ programs use is that of the check', () => {
  expect(JSON.parse(readFileSync('src/guides/guide.schema.json', 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(guideJsonSchema())),
  );
});
