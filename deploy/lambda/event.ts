/** What a function URL sends: https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html#urls-payloads */
export interface UrlEvent {
  requestContext: { http: { method: string; sourceIp: string } };
  rawPath: string;
  rawQueryString: string;
  headers: Record<string, string>;
  cookies?: string[];
  body?: string;
  isBase64Encoded: boolean;
}

/** The request that an event stands for; `origin` is where visitors see the site, if that is not the function's own address. */
export function requestOf(event: UrlEvent, origin = `https://${event.headers['host']}`): Request {
  const { rawPath, rawQueryString, cookies, body } = event;
  const headers = new Headers(event.headers);
  if (cookies) headers.set('Cookie', cookies.join('; '));
  return new Request(`${origin}${rawPath}${rawQueryString && `?${rawQueryString}`}`, {
    method: event.requestContext.http.method,
    headers,
    body: body ? Buffer.from(body, event.isBase64Encoded ? 'base64' : 'utf8') : null,
  });
}

/** An answer as the function URL takes it. */
export async function resultOf(answer: Response) {
  const body = Buffer.from(await answer.arrayBuffer()).toString('base64');
  return {
    statusCode: answer.status,
    headers: Object.fromEntries([...answer.headers].filter(([name]) => name !== 'set-cookie')),
    cookies: answer.headers.getSetCookie(),
    body,
    isBase64Encoded: true,
  };
}
