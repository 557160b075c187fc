/** Waits until `url` answers 200; a sentence with the reason when it does not in time. */
export async function awaitReady(
  name: string,
  url: string,
  { seconds, stop, log }: { readonly seconds: number; readonly stop: AbortSignal; readonly log: string },
): Promise<void> {
  const until = Date.now() + seconds * 1_000
  while (Date.now() < until) {
    stop.throwIfAborted()
    if (await answers(url)) return
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  throw new Error(`${name} was not ready after ${seconds} s. ${log} says why.`)
}

async function answers(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) })
    return answer.status === 200
  } catch {
    return false
  }
}
