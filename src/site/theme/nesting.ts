/** Whether brackets of CSS stand in one another deeper than a bound. Parsers take far more than linear time where they do. */
export function isNestedDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{' || sign === '(' || sign === '[') depth++;
    else if (sign === '}' || sign === ')' || sign === ']') depth--;
    if (depth > most) return true;
  }
  return false;
}
