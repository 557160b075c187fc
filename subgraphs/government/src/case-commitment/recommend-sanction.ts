import { randomUUID } from 'node:crypto'
import type { AgencyContext, Write } from '@simpul/agency'
import { readText } from '../case-acts/read-input.ts'
import { refuseUnless } from '../case-acts/refuse-unless.ts'
import type { SanctionKind } from '../company-sanction/company-sanction-table.ts'
import { openSanctions } from '../open-sanction/open-sanction-table.ts'
import { type CaseCommitmentRow, caseCommitments } from './case-commitment-table.ts'
import { type CommitmentAct, heldCommitment } from './settle-case-commitment.ts'

export interface RecommendSanctionInput extends CommitmentAct {
  readonly kind: SanctionKind
  readonly ground: string
}

/** The examination that was recommended. */
export interface RecommendSanctionPayload {
  readonly openSanction: { readonly id: string }
}

/**
 * Recommends a sanction of a company that admitted and then broke the promise of its second clarification, once a
 * promise (Permen P2MI 23/2025 art. 18). The examination names neither complaint nor worker. Own staff only.
 */
export async function recommendSanction(
  _: unknown,
  { input }: { readonly input: RecommendSanctionInput },
  { write: run, today }: AgencyContext,
): Promise<RecommendSanctionPayload> {
  const ground = readText('ground', input.ground, 1_000)
  const recommended = await run('recommendSanction', input, async (write) => {
    const held = await heldCommitment(write, input)
    await refuseRecommendation(write, held)
    const row = { id: randomUUID(), companyId: held.madeBy, kind: input.kind, ground, openedOn: today }
    await write.insert(openSanctions, { ...row, stage: 'RECOMMENDED', endedOn: null, version: 1 })
    await write.change(caseCommitments, held.id, held.version, { sanctionId: row.id })
    return { id: row.id }
  })
  return { openSanction: recommended }
}

async function refuseRecommendation(write: Write, commitment: CaseCommitmentRow): Promise<void> {
  const { clarificationRequestId, state, sanctionId } = commitment
  const admitted = await write.query<readonly unknown[]>(
    'select from clarification_request where id = $1 and round = 2 and admits',
    [clarificationRequestId],
  )
  refuseUnless(state === 'BROKEN' && admitted.length > 0, 'caseCommitmentId', {
    en: 'must be the broken promise of a second clarification in which the company admitted (Permen P2MI 23/2025 art. 18)',
    id: 'harus janji yang dilanggar dari klarifikasi kedua yang perusahaannya mengakui (Permen P2MI 23/2025 pasal 18)',
  })
  refuseUnless(sanctionId === null, 'caseCommitmentId', {
    en: 'has led to a recommendation already',
    id: 'sudah menjadi dasar rekomendasi',
  })
}
