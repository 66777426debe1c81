import type { Problem } from '../../settings/problems.ts';

const rules = [
  {
    id: 'wrong',
    shortDescription: { text: 'What is wrong, and stops the build' },
    defaultConfiguration: { level: 'error' },
  },
  {
    id: 'worth-a-look',
    shortDescription: { text: 'What is worth a look, and can wait' },
    defaultConfiguration: { level: 'warning' },
  },
];

/** What was found as SARIF 2.1.0 (OASIS), which code hosts and editors read. */
export function sarifReport(problems: Problem[], notices: Problem[]): object {
  const resultOf = ({ file, line, column, field, message }: Problem, ruleIndex: 0 | 1) => ({
    ruleId: rules[ruleIndex]!.id,
    ruleIndex,
    level: rules[ruleIndex]!.defaultConfiguration.level,
    message: { text: field === undefined ? message : `${field}: ${message}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: {
            // An address: what a file is called may hold spaces and signs.
            uri: file.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/'),
            uriBaseId: '%SRCROOT%',
          },
          region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
        },
      },
    ],
  });
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Pult', rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository' } } },
        results: [...problems.map((problem) => resultOf(problem, 0)), ...notices.map((notice) => resultOf(notice, 1))],
      },
    ],
  };
}
