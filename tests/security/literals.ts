import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A regular expression as it stands in the code. */
export interface Literal {
  /** `src/x.ts:12` */
  place: string;
  source: string;
  flags: string;
}

/** Every regular expression of the engine that is written as a literal, in TypeScript and in Astro. */
export function literals(): Literal[] {
  return globSync(['src/**/*.{ts,astro}', 'deploy/**/*.ts'])
    .sort()
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const code = file.endsWith('.astro') ? codeOf(text) : text;
      const found: Literal[] = [];
      const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
      const visit = (node: ts.Node) => {
        if (ts.isRegularExpressionLiteral(node)) {
          const [, source = '', flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [];
          const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
          found.push({ place: `${file}:${line + 1}`, source, flags });
        }
        ts.forEachChild(node, visit);
      };
      visit(tree);
      return found;
    });
}

/** The front matter of an Astro file, and after it its markup, which is near enough to TSX. */
function codeOf(text: string): string {
  return text
    .replace(/^---\n/, '\n')
    .replace(/\n---\n/, '\n\n')
    .replace(/<script[^>]*>|<\/script>/g, '');
}
