import { expect, test } from '@playwright/test';
import { isHeld, isOther, rangeOf } from '../../../src/server/http/conditions.ts';

for (const [header, etag, held] of [
  [undefined, '"a"', false],
  ['"a"', '"a"', true],
  ['W/"a"', '"a"', true],
  ['"a"', 'W/"a"', true],
  ['*', '"a"', true],
  ['"b", W/"c" ,"a"', '"a"', true],
  ['"b","c"', '"a"', false],
  ['a', '"a"', false],
  ['"a', '"a"', false],
  ['"a-br"', '"a"', false],
] as const)
  test(`If-None-Match ${header} ${held ? 'is' : 'is not'} ${etag}`, () => expect(isHeld(header, etag)).toBe(held));

for (const [header, etag, other] of [
  [undefined, '"a"', false],
  ['*', 'W/"a"', false],
  ['"b", "a"', '"a"', false],
  ['W/"a"', '"a"', true],
  ['W/"a"', 'W/"a"', true],
  ['"b"', '"a"', true],
] as const)
  test(`If-Match ${header} ${other ? 'refuses' : 'takes'} ${etag}`, () => expect(isOther(header, etag)).toBe(other));

for (const [range, found] of [
  [undefined, undefined],
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-', { start: 0, end: 99 }],
  ['Bytes=90-1000', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
  ['bytes= 5-7 ', { start: 5, end: 7 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=7-5', undefined],
  ['bytes=-', undefined],
  ['bytes=', undefined],
  ['bytes=0-1,5-6', undefined],
  ['lines=0-1', undefined],
  ['bytes=a-b', undefined],
  ['bytes=0-99999999999999999999', undefined],
  ['bytes=0x1-5', undefined],
] as const)
  test(`${range} of 100 bytes is ${JSON.stringify(found)}`, () =>
    expect(rangeOf({ range, ifRange: undefined }, { etag: '"a"', size: 100 })).toEqual(found));

for (const [ifRange, etag, isPart] of [
  ['"a"', '"a"', true],
  ['"b"', '"a"', false],
  ['W/"a"', 'W/"a"', false],
  ['Mon, 30 Nov 2026 00:00:00 GMT', '"a"', false],
] as const)
  test(`If-Range ${ifRange} of ${etag} is answered with ${isPart ? 'the part' : 'the whole'}`, () =>
    expect(rangeOf({ range: 'bytes=0-9', ifRange }, { etag, size: 100 }) !== undefined).toBe(isPart));
