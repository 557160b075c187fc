/**
 * Runs `work` with a signal that ends after `milliseconds` or with `stop`. `AbortSignal.any` over `AbortSignal.timeout`
 * does not do: on Node 20 it may be collected as garbage before it fires, and the work then waits without end.
 */
export async function withTimeLimit<Value>(
  milliseconds: number,
  stop: AbortSignal,
  work: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  const controller = new AbortController()
  const abort = () => controller.abort()
  const timer = setTimeout(abort, milliseconds)
  stop.addEventListener('abort', abort, { once: true })
  if (stop.aborted) abort()
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    stop.removeEventListener('abort', abort)
  }
}
