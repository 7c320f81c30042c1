/** A real `Request`, with what those who see it may know besides: `next` of Next.js. */
export function makeRequest(url: string, init: RequestInit, OwnRequest = Request): Request {
  const request = new OwnRequest(url, init);
  for (const [key, value] of Object.entries(init)) {
    if (!(key in request)) Object.assign(request, { [key]: value });
  }
  return request;
}
