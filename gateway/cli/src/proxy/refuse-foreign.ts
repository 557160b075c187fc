import type { IncomingHttpHeaders } from 'node:http'

/** Why a request to the proxy is refused, with the status that says so. */
export interface ProxyRefusal {
  readonly status: number
  readonly why: string
}

/**
 * Refuses what a web page could send. A page that points its own name at this address (DNS rebinding) names itself in
 * `Host`; one that sends a form or loads an image (CSRF) is named in `Origin` or by the browser in `Sec-Fetch-Site`.
 */
export function refuseForeign(headers: IncomingHttpHeaders, port: number): ProxyRefusal | undefined {
  const names = [`127.0.0.1:${port}`, `localhost:${port}`]
  const { host, origin } = headers
  if (host === undefined || !names.includes(host.toLowerCase()))
    return { status: 421, why: `This proxy answers only under ${names.join(' and ')}.` }
  if (origin !== undefined && !names.some((name) => origin === `http://${name}`))
    return { status: 403, why: 'This proxy does not answer web pages.' }
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'none' && site !== 'same-origin')
    return { status: 403, why: 'This proxy does not answer web pages.' }
  return undefined
}

/** Refuses what is not a question to `/graphql` that the gateway could read. */
export function refuseUnfit(
  method: string | undefined,
  path: string,
  contentType: string | undefined,
): ProxyRefusal | undefined {
  if (path !== '/graphql') return { status: 404, why: 'There is only /graphql here.' }
  if (method !== 'GET' && method !== 'POST') return { status: 405, why: 'Ask by GET or POST.' }
  if (method === 'POST' && !/^application\/json\s*(;|$)/i.test(contentType ?? ''))
    return { status: 415, why: 'Send the question as application/json.' }
  return undefined
}
