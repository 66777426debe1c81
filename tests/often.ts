/** Whether what is tried here shall be tried often: before a release (tests/long/often.spec.ts), and not with each change. */
export const isOften = process.env['OFTEN'] === '1';

/** `few` with each change, `many` before a release. */
export const often = <Value>(few: Value, many: Value): Value => (isOften ? many : few);
