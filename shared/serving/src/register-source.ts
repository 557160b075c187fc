import { type RegisterEntry, registerEntrySchema } from '@simpul/trust'
import { z } from 'zod'

const answerSchema = z.object({ entries: z.array(registerEntrySchema).max(10_000) })

/** Fetches entries from the party at `url` that serves the register. */
export function registerAt(url: string): (seq: number) => Promise<readonly RegisterEntry[]> {
  return async (seq) => {
    const answer = await fetch(`${url}/register/entries?after=${seq}`, {
      signal: AbortSignal.timeout(5_000),
      redirect: 'error',
    })
    if (!answer.ok) throw new Error(`The register at ${url} answered ${answer.status}.`)
    return answerSchema.parse(await answer.json()).entries
  }
}
