import { randomUUID } from 'node:crypto'
import type { AgencyContext } from '@simpul/agency'
import { z } from 'zod'
import type { SanctionKind } from '../company-sanction/company-sanction-table.ts'
import { told } from '../input/told.ts'
import { lines, pastDay } from '../input/words.ts'
import { placementCompanies } from '../placement-company/placement-company-table.ts'
import { unlisted } from '../placement-company/record-placement-company.ts'
import { openSanctions } from './open-sanction-table.ts'

export interface OpenSanctionInput {
  readonly clientKey: string
  readonly companyId: string
  readonly kind: SanctionKind
  readonly openedOn: string
  readonly ground: string
}

/** An examination as it is on record. */
export interface OpenSanctionPayload {
  readonly openSanction: { readonly id: string }
}

/** Opens the examination of a company for a sanction (UU 18/2017 art. 19). Own staff only. */
export async function openSanction(
  _: unknown,
  { input }: { readonly input: OpenSanctionInput },
  { today, write: writing }: AgencyContext,
): Promise<OpenSanctionPayload> {
  const { openedOn, ground } = told(z.object({ openedOn: pastDay(today), ground: lines(1_000) }), input)
  const { companyId, kind } = input
  const opened = await writing('openSanction', input, async (write) => {
    if ((await write.find(placementCompanies, companyId)) === null) throw unlisted()
    const row = { id: randomUUID(), companyId, kind, stage: 'EXAMINATION', openedOn, ground } as const
    await write.insert(openSanctions, { ...row, endedOn: null, version: 1 })
    return { id: row.id }
  })
  return { openSanction: opened }
}
