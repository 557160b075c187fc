import type { OpenCall, RequestObserver } from './observer.ts'

/** Tells several observers of everything; none of them where there is none. */
export function allObservers(observers: readonly RequestObserver[]): RequestObserver {
  const [first] = observers
  if (first === undefined) return silentObserver
  return observers.length === 1 ? first : together(observers)
}

/** Where a call gets no header from an observer. */
export const noHeaders: OpenCall['headers'] = Object.freeze({})

const noCall: OpenCall = { headers: noHeaders, ended: () => undefined }

/** Hears everything and does nothing: the same for every request that nobody watches. */
export const silentObserver: RequestObserver = {
  identified: () => undefined,
  prepared: () => undefined,
  calling: () => noCall,
  shaped: () => undefined,
  ended: () => undefined,
}

function together(observers: readonly RequestObserver[]): RequestObserver {
  return {
    identified(caller) {
      for (const one of observers) one.identified(caller)
    },
    prepared(what) {
      for (const one of observers) one.prepared(what)
    },
    calling(call) {
      const calls = observers.map((one) => one.calling(call))
      return {
        headers: Object.assign({}, ...calls.map(({ headers }) => headers)),
        ended(end) {
          for (const one of calls) one.ended(end)
        },
      }
    },
    shaped(what) {
      for (const one of observers) one.shaped(what)
    },
    ended(what) {
      for (const one of observers) one.ended(what)
    },
  }
}
