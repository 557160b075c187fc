import { insertEntries, readEntries } from '@simpul/agency'
import { linkSchema, verifyChain } from '@simpul/trust'
import type { DataSource } from 'typeorm'
import { z } from 'zod'

/** Begins the register with the entries of a founding, where it has none yet. A chain that is not whole is refused. */
export async function seedRegister(own: DataSource, text: string): Promise<void> {
  if ((await readEntries(own, 0)).length > 0) return
  const entries = z.array(linkSchema).parse(JSON.parse(text))
  const verdict = verifyChain(entries)
  if (verdict.kind === 'broken') {
    throw new Error(`Entry ${verdict.index + 1} of the register to begin with breaks the chain: ${verdict.because}.`)
  }
  await insertEntries(own, entries)
}
