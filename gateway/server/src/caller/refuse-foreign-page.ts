import { HubError } from '@simpul/serving'
import type { FastifyRequest } from 'fastify'

/**
 * Refuses a GET that a page of another site had a browser send. Browsers name the site; whoever is no browser says
 * nothing and passes. A POST must be JSON, which no foreign page can send without asking first.
 */
export function refuseForeignPage({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>): void {
  const site = headers['sec-fetch-site']
  if (method !== 'GET' || site === undefined || site === 'same-origin' || site === 'none') return
  throw new HubError('NOT_ALLOWED', 'A page of another site may not ask here. Send the operation by POST as JSON.')
}
