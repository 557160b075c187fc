import { randomUUID } from 'node:crypto'
import { type AgencyContext, type PassportWarning, readPassport } from '@simpul/agency'
import { textOf } from '../acts/checks.ts'
import { type PaperInput, refuseStranger } from '../worker/refuse-stranger.ts'
import { passports } from './passport-table.ts'

interface RecordPassportInput extends PaperInput {
  readonly number: string
  readonly expiresOn?: string | null
}

/** Records a passport as it was seen. What looks wrong is a warning: sources disagree on what is right. */
export async function recordPassport(
  _: unknown,
  { input }: { readonly input: RecordPassportInput },
  { today, write: writing }: AgencyContext,
): Promise<{ readonly passport: { readonly id: string }; readonly warnings: readonly string[] }> {
  const { expiresOn = null } = input
  const { number, warnings } = readPassport(textOf('number', input.number, 30))
  textOf('number', number, 30)
  const passport = await writing('recordPassport', input, async (write) => {
    const workerId = await refuseStranger(write, input.workerId)
    const id = randomUUID()
    await write.insert(passports, { id, workerId, number, expiresOn })
    return { id }
  })
  const isOver = expiresOn !== null && expiresOn < today
  return { passport, warnings: [...warnings.map((warning) => words[warning]), ...(isOver ? [expired] : [])] }
}

/** The warnings name no number: they may stand in a log. */
const words: Readonly<Record<PassportWarning, string>> = {
  UNUSUAL_FORM:
    'The number has an unusual form; look at the passport again. · Bentuk nomor tidak lazim; periksa kembali paspornya.',
}
const expired = 'The passport has expired. · Paspor ini sudah habis masa berlakunya.'
