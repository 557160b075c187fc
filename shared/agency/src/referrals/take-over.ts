import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { checked, saying } from '../acts/checked-input.ts'
import type { Write } from '../acts/write.ts'
import { isWellFormedId } from '../enforcement/sources.ts'
import { identifier } from '../rows/names.ts'
import type { RowTable } from '../rows/row-table.ts'
import type { AgencyContext } from '../server/context.ts'
import { refusedInput } from './referral-kind.ts'
import { requireAccepted, type TakenOver } from './referral-standing.ts'

/** What a receiver's own row is made of. What the sender was told is not copied. */
export interface TakeOverInput extends TakenOver {
  readonly clientKey: string
  readonly workerId?: string | null
  readonly types: readonly string[]
  readonly severity: string
  readonly country?: string | null
  readonly respondentCompanyIds?: readonly string[] | null
}

/** The same, checked, with the id of the row to be. */
export interface TakeOver extends TakenOver {
  readonly id: string
  readonly workerId: string | null
  readonly types: readonly string[]
  readonly severity: string
  readonly country: string | null
  readonly respondents: readonly string[]
}

interface TakingOver {
  readonly mutation: string
  /** Where the row goes: a table with `referredBy` and `referralId`. */
  readonly table: RowTable
  readonly insert: (write: Write, row: TakeOver) => Promise<void>
}

/**
 * The receiver's own row of a referral that it accepted, once: its respondents are kept from it from the first moment.
 * Before the acceptance there is none. Own staff only.
 */
export async function takeOver(
  { mutation, table, insert }: TakingOver,
  input: TakeOverInput,
  context: AgencyContext,
): Promise<{ readonly id: string }> {
  const { workerId = null, country = null, respondentCompanyIds } = checked(facts, input)
  await requireAccepted(input, context)
  return context.write(mutation, input, async (write) => {
    await refuseSecond(write, table, input)
    const { fromAgency, referralId, types, severity } = input
    const respondents = respondentCompanyIds ?? []
    const row = { id: randomUUID(), fromAgency, referralId, workerId, types, severity, country, respondents }
    await insert(write, row)
    for (const agency of respondents) await write.exclude(table.type, row.id, { agency })
    return { id: row.id }
  })
}

const facts = z.object({
  referralId: z.string().max(100, saying({ en: 'must be the id of a referral', id: 'harus id suatu rujukan' })),
  workerId: z
    .string()
    .refine(
      isWellFormedId,
      saying({
        en: 'must be a UUID in lower case, as the hub gives it out',
        id: 'harus UUID huruf kecil, seperti yang diberikan hub',
      }),
    )
    .nullish(),
  types: z
    .array(z.string())
    .min(1, saying({ en: 'must name one type at least', id: 'harus menyebut setidaknya satu jenis' }))
    .refine(
      (types) => new Set(types).size === types.length,
      saying({ en: 'must name each type once', id: 'harus menyebut setiap jenis satu kali saja' }),
    ),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, saying({ en: 'must be an ISO 3166-1 alpha-2 code', id: 'harus kode ISO 3166-1 alpha-2' }))
    .nullish(),
  respondentCompanyIds: z
    .array(
      z.string().regex(
        /^[a-z][a-z0-9-]{1,62}$/,
        saying({
          en: 'must be the id of a company, such as p3mi-contoh',
          id: 'harus id perusahaan, misalnya p3mi-contoh',
        }),
      ),
    )
    .refine(
      (ids) => new Set(ids).size === ids.length,
      saying({ en: 'must name each company once', id: 'harus menyebut setiap perusahaan satu kali saja' }),
    )
    .nullish(),
})

/** Two colleagues who take over at once make one row; a row that is hidden from this one is not told of. */
async function refuseSecond({ own }: Write, table: RowTable, { fromAgency, referralId }: TakenOver): Promise<void> {
  await own.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`referral ${fromAgency} ${referralId}`])
  const found = await own.query(
    `select id from ${identifier(table.table)} where referred_by = $1 and referral_id = $2 limit 1`,
    [fromAgency, referralId],
  )
  if (found.length > 0)
    throw refusedInput('CONFLICT', 'referralId', {
      en: 'This referral was taken over already.',
      id: 'Rujukan ini sudah diambil alih.',
    })
}
