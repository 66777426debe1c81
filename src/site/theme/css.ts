// @ts-expect-error The types are those of the package.
import * as file from 'css-tree/dist/csstree.esm';

/** css-tree as one file: its hundred and twenty take the check longer to load than to use. */
export const { generate, lexer, parse, walk } = file as typeof import('css-tree');
