declare module '@sveltia/cms' {
  const CMS: object;
  export default CMS;
}
