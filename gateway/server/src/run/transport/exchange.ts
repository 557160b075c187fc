import type { Dispatcher } from 'undici'
import type { Deadline } from './deadline.ts'
import { textOf } from './text-of.ts'
import { TransportError } from './transport-error.ts'

/** One request as it goes out. */
export interface Outgoing {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

/** A whole answer, of whatever status but a redirect. */
export interface Incoming {
  readonly status: number
  readonly text: string
  readonly receivedBytes: number
  readonly contentType: string | undefined
}

export interface ExchangeLimits {
  readonly answerBytes: number
  readonly deadline: Deadline
}

/**
 * Sends one request and reads its answer whole. It asks `undici` by `dispatch`, below streams: each chunk is counted
 * before it is kept. Whatever ends the exchange early closes its connection; the rest of an answer is never read.
 * Throws a `TransportError`.
 */
export function exchange(
  pool: Dispatcher,
  request: Outgoing,
  { answerBytes, deadline }: ExchangeLimits,
): Promise<Incoming> {
  return new Promise((resolve, reject) => {
    let controller: Dispatcher.DispatchController | undefined
    let failure: TransportError | undefined
    let status = 0
    let contentType: string | undefined
    let receivedBytes = 0
    const chunks: Buffer[] = []
    const fail = (reason: TransportError) => {
      if (failure !== undefined) return
      failure = reason
      controller?.abort(reason)
      reject(reason)
    }
    deadline.whenOver(fail)
    pool.dispatch(
      { ...request, headersTimeout: 0, bodyTimeout: 0 },
      {
        onRequestStart(started) {
          controller = started
          if (failure !== undefined) started.abort(failure) // it was over before a connection was there: nothing is sent
        },
        onResponseStart(_, statusCode, headers) {
          if (statusCode < 200) return // more is to come
          status = statusCode
          contentType = only(headers['content-type'])
          const refusal = refusalOf(statusCode, headers, answerBytes)
          if (refusal !== undefined) fail(refusal)
        },
        onResponseData(_, chunk) {
          receivedBytes += chunk.length
          if (receivedBytes > answerBytes) fail(tooLarge(answerBytes))
          else if (failure === undefined) chunks.push(chunk)
        },
        onResponseEnd() {
          if (failure !== undefined) return
          const text = textOf(chunks, receivedBytes)
          if (text === undefined) fail(unusable('not UTF-8'))
          else resolve({ status, text, receivedBytes, contentType })
        },
        onResponseError(_, cause) {
          fail(new TransportError('UNREACHABLE', 'the connection failed', { cause, hasBegun: status !== 0 }))
        },
      },
    )
  })
}

function refusalOf(
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  answerBytes: number,
): TransportError | undefined {
  if (status >= 300 && status < 400) return unusable(`a redirect, status ${status}`)
  if (Number(only(headers['content-length']) ?? 0) > answerBytes) return tooLarge(answerBytes)
  const encoding = only(headers['content-encoding'])
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity')
    return unusable('encoded, though no encoding was accepted')
  return undefined
}

/** A header that came several times says nothing that one could rely on. */
function only(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header
}

function tooLarge(answerBytes: number): TransportError {
  return new TransportError('TOO_LARGE', `an answer of more than ${answerBytes} bytes`, { hasBegun: true })
}

function unusable(what: string): TransportError {
  return new TransportError('UNUSABLE', `an answer that is ${what}`, { hasBegun: true })
}
