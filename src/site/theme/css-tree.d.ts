/** All of css-tree in one file: its hundred and fifty take the check longer to load than to use. */
declare module 'css-tree/dist/csstree.esm' {
  export * from 'css-tree';
}
