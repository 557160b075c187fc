import type { FastifyReply, FastifyRequest } from 'fastify'
import { allObservers, silentObserver } from '../report/all-observers.ts'
import type { RequestCaller, RequestEnd, RequestObserver } from '../report/observer.ts'
import { type ReportingObserver, reportingObserver } from '../report/request-report.ts'
import { wantsReport } from '../report/wants-report.ts'
import { failureCode } from './failure-code.ts'

/** Starts to observe one request; it may look into the headers, and must write none of them down. */
export type ObserverFor = (request: Pick<FastifyRequest, 'headers' | 'method'>) => RequestObserver

/** What watches one request. */
export interface WatchedRequest {
  readonly observer: RequestObserver
  /** Where the caller asked for a report. */
  readonly reporting: ReportingObserver | undefined
  /** Takes down what the answer says, for those who are told of the end. */
  answered(what: Pick<RequestEnd, 'closed' | 'codes' | 'operation'>): void
}

/** The watch over the requests of one route. */
export interface RequestWatch {
  /** For the route: the request's begin, its errors before or beside GraphQL, and its end. */
  readonly hooks: {
    onRequest(request: FastifyRequest, reply: FastifyReply, done: () => void): void
    onError(request: FastifyRequest, reply: FastifyReply, error: Error, done: () => void): void
    onResponse(request: FastifyRequest, reply: FastifyReply, done: () => void): void
  }
  /** To be called once the body is read and the caller is known. */
  identified(request: FastifyRequest, caller: RequestCaller): WatchedRequest
}

interface Watching {
  readonly begun: number
  observer: RequestObserver
  facts: Pick<RequestEnd, 'closed' | 'codes' | 'operation'>
  isEnded: boolean
}

/** For a request that nobody watches. */
export const unwatched: WatchedRequest = {
  observer: silentObserver,
  reporting: undefined,
  answered: () => undefined,
}

const noFacts: Watching['facts'] = { operation: undefined, codes: [], closed: [] }

/** Watches requests for all `observers`; `now` counts milliseconds. */
export function watchRequests(observers: readonly ObserverFor[], now: () => number): RequestWatch {
  const watched = new WeakMap<FastifyRequest, Watching>()
  const end = (watching: Watching, status: number | undefined) => {
    if (watching.isEnded) return
    watching.isEnded = true
    watching.observer.ended({ ...watching.facts, status, milliseconds: now() - watching.begun })
  }
  const begin = (request: FastifyRequest): Watching => {
    const known = watched.get(request)
    if (known !== undefined) return known
    const observer = allObservers(observers.map((observerFor) => observerFor(request)))
    const watching: Watching = { begun: now(), observer, facts: noFacts, isEnded: false }
    watched.set(request, watching)
    return watching
  }
  return {
    hooks: {
      onRequest(request, reply, done) {
        const watching = begin(request)
        if (observers.length > 0) reply.raw.once('close', () => end(watching, undefined))
        done()
      },
      onError(request, _, error, done) {
        begin(request).facts = { ...noFacts, codes: [failureCode(error)] }
        done()
      },
      onResponse(request, reply, done) {
        end(begin(request), reply.statusCode)
        done()
      },
    },
    identified(request, caller) {
      const watching = begin(request)
      const reporting = wantsReport(request.headers, extensionsOf(request))
        ? reportingObserver(now, watching.begun)
        : undefined
      if (reporting !== undefined) watching.observer = allObservers([...real(watching, observers), reporting])
      watching.observer.identified(caller)
      return {
        observer: watching.observer,
        reporting,
        answered(what) {
          watching.facts = what
        },
      }
    },
  }
}

function real({ observer }: Watching, observers: readonly ObserverFor[]): readonly RequestObserver[] {
  return observers.length === 0 ? [] : [observer]
}

function extensionsOf({ body }: FastifyRequest): unknown {
  return typeof body === 'object' && body !== null && Object.hasOwn(body, 'extensions')
    ? Reflect.get(body, 'extensions')
    : undefined
}
