import { HubError, type HubErrorCode } from '@simpul/serving'

/** The code under which a request that failed beside GraphQL is answered. */
export function failureCode(error: Error & { readonly statusCode?: number }): HubErrorCode {
  if (error instanceof HubError) return error.code
  const { statusCode = 500 } = error
  return codes.get(statusCode) ?? (statusCode < 500 ? 'BAD_INPUT' : 'INTERNAL')
}

const codes: ReadonlyMap<number, HubErrorCode> = new Map([
  [413, 'TOO_LARGE'],
  [415, 'UNSUPPORTED_MEDIA'],
])
