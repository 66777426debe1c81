/** A sentence on a link whose address is none, with what was probably meant. */
export function leadsNowhere(url: string): string {
  const said = `the link "${url}" leads nowhere.`;
  if (/^www\.|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|info|eu|no|si|de|fr|ua|gov|edu|uk|se|dk)(?:\/|$)/i.test(url))
    return `${said} An address of another site begins with https://: [text](https://${url})`;
  if (/^[^\s/:@]+@[^\s/:@.]+(?:\.[^\s/:@.]+)+$/.test(url))
    return `${said} Before an address of mail stands mailto: [text](mailto:${url})`;
  if (/^[a-z0-9-]+\.(?:html?|php|aspx?|pdf|docx?|xlsx?|jpe?g|png)$/i.test(url))
    return `${said} A page is named by its file, such as renew-a-loan.mdx; a file lies in public/ and begins with a slash, such as /downloads/${url}.`;
  return `${said} Link to another article by its file name (renew-a-loan.mdx), to a file in public/ (/downloads/…), or to a whole address (https://…).`;
}
