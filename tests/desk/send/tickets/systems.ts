/** What ticket systems are set up as here: all on one machine that the operator allows by name. */
export const systems = (url: string) => ({
  ZAMMAD_URL: `${url}/`,
  ZAMMAD_TOKEN: 'zammad-token',
  ZAMMAD_GROUP: 'Second line',
  FREESCOUT_URL: url,
  FREESCOUT_KEY: 'freescout-key',
  FREESCOUT_MAILBOX: '3',
  OSTICKET_URL: `${url}/support`,
  OSTICKET_KEY: 'osticket-key',
  OSTICKET_TOPIC: '12',
});
