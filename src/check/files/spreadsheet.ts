import { isFormula } from '../../catalogue/read/formula.ts';
import type { Finding } from '../../settings/problems.ts';

/** Finds the cells of a CSV that a spreadsheet would work out, whichever sign parts them ("CSV Injection", OWASP). */
export function checkSpreadsheet(text: string): Finding[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, index) => {
    const cell = [...line.split(/[,;\t]/), ...line.split('|')].find((part) => isFormula(part.replace(/^[\s"']+/, '')));
    return cell === undefined || /^sep=.?$/i.test(line)
      ? []
      : [
          {
            line: index + 1,
            message: 'has a cell with a formula, which spreadsheets work out. Save the values alone.',
          },
        ];
  });
}
