import { expect, test } from '@playwright/test';
import { annotationOf } from '../../../src/check/formats/github.ts';

test('GitHub shows a mistake at its line, whatever the file is called and the mistake says', () => {
  const problem = {
    file: 'content/articles/nb/a,b:c.mdx',
    line: 4,
    field: 'topic',
    message: '100 % "wrong":\nsee ::error::',
  };
  expect(annotationOf(problem, 'error')).toBe(
    '::error file=content/articles/nb/a%2Cb%3Ac.mdx,line=4,title=Wrong::topic: 100 %25 "wrong":%0Asee ::error::',
  );
  expect(annotationOf({ file: 'a.mdx', line: 1, column: 7, message: 'late' }, 'warning')).toBe(
    '::warning file=a.mdx,line=1,col=7,title=Worth a look::late',
  );
});
