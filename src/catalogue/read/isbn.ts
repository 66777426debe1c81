/** The digits of an ISBN-10 or ISBN-13, with or without hyphens; nothing for other numbers. The check digit may still be wrong. */
export function isbnOf(text: string): string | undefined {
  const digits = text
    .replace(/^ISBN(-1[03])?:?\s*/i, '')
    .replace(/[\s\u2010-\u2015-]/g, '')
    .toUpperCase();
  return /^(97[89]\d{10}|\d{9}[\dX])$/.test(digits) ? digits : undefined;
}

/** Whether the check digit of an ISBN is right (ISO 2108): modulo 11 with ten digits, 10 with thirteen. */
export function isIsbn(digits: string): boolean {
  const values = [...digits].map((digit) => (digit === 'X' ? 10 : Number(digit)));
  const sum = values.reduce(
    (all, value, index) => all + value * (digits.length === 10 ? 10 - index : index % 2 ? 3 : 1),
    0,
  );
  return sum % (digits.length === 10 ? 11 : 10) === 0;
}
