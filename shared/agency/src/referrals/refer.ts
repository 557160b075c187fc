import { z } from 'zod'
import { checked, saying } from '../acts/checked-input.ts'
import type { Write } from '../acts/write.ts'
import type { AgencyContext } from '../server/context.ts'
import { holdPermission } from './live-permission.ts'
import { type Given, newContent, newReferral } from './new-referral.ts'
import { excludedFrom, keeperOf, mayReceive } from './receivers.ts'
import { namesOf, type ReferralKind, refusedInput } from './referral-kind.ts'
import { openStates } from './referral-moves.ts'
import { tellEnvelope } from './tell-envelope.ts'

interface ReferInput extends Omit<Given, 'matterId'> {
  readonly clientKey: string
}

/** What came back of a mutation on a referral: a reference, looked up as the caller. */
export interface ReferralPayload {
  readonly referral: { readonly id: string }
}

/**
 * Sends a case to another agency, or offers to hand it over. Nothing of the case changes: the receiver is linked to
 * the referral and reads what it shares as far as the subject permits it. Own staff only.
 */
export function refer(kind: ReferralKind) {
  return async (
    _: unknown,
    { input }: { readonly input: ReferInput },
    context: AgencyContext,
  ): Promise<ReferralPayload> => {
    const given = { ...checked(factsOf(context.today), input), service: input.service, matterId: matterOf(kind, input) }
    const referral = await context.write(kind.acts.refer, input, (write) =>
      writeReferral(write, { kind, given, context }),
    )
    return { referral }
  }
}

function matterOf(kind: ReferralKind, input: object): string {
  return String(Reflect.get(input, kind.by))
}

/** Words for the receiver, who reads them only while the subject permits it. */
export const reasonText = z
  .string()
  .trim()
  .min(1, saying({ en: 'must not be empty', id: 'tidak boleh kosong' }))
  .max(4_000, saying({ en: 'has at most 4,000 characters', id: 'paling banyak 4.000 karakter' }))

function factsOf(today: string) {
  return z
    .object({
      toAgency: z.string().max(100, saying({ en: 'must be the id of an agency', id: 'harus id lembaga' })),
      reason: reasonText,
      isTransfer: z.boolean().nullish(),
      includesNarrative: z.boolean().nullish(),
      dueOn: z
        .string()
        .refine((day) => day >= today, saying({ en: 'must not be in the past', id: 'tidak boleh di masa lalu' }))
        .nullish(),
    })
    .refine(({ isTransfer, includesNarrative }) => isTransfer !== true || includesNarrative !== false, {
      path: ['includesNarrative'],
      message: saying({
        en: 'must not be false where the whole is handed over: nobody takes over what they may not read',
        id: 'tidak boleh false bila seluruhnya diserahkan: tidak ada yang mengambil alih apa yang tidak boleh dibacanya',
      }),
    })
}

interface Writing {
  readonly kind: ReferralKind
  readonly given: Given
  readonly context: AgencyContext
}

interface Matter {
  readonly workerId: string | null
  readonly types: readonly string[]
  readonly severity: string
  readonly country: string | null
  readonly status: string
}

async function writeReferral(write: Write, writing: Writing): Promise<{ readonly id: string }> {
  const { kind, given, context } = writing
  const matter = await lockMatter(write, kind, given.matterId)
  const excluded = await excludedFrom(write.own, kind, given.matterId)
  if (!mayReceive(given.toAgency, kind, context) || excluded.agencies.includes(given.toAgency)) throw notThere(kind)
  if (given.isTransfer === true) await refuseSecondTransfer(write, kind, given.matterId)
  const workerId = await permittingWorker(write, matter, given.toAgency)
  const envelopeAt = excluded.hasPerson ? null : keeperOf(context)
  const row = newReferral(given, { by: kind.by, today: context.today, workerId, envelopeAt })
  const shared = { by: kind.by, ...matter, workerId, referralId: row.id, respondentAgencies: excluded.agencies }
  const content = newContent(given, shared)
  await write.insert(kind.referrals, row)
  await write.insert(kind.contents, content)
  await write.party(kind.referrals.type, row.id, given.toAgency)
  await write.party(kind.contents.type, content.id, given.toAgency)
  await tellEnvelope(write.own, row)
  return { id: row.id }
}

async function lockMatter({ own }: Write, kind: ReferralKind, id: string): Promise<Matter> {
  const [found] = await own.query<Matter>(
    `select worker_id as "workerId", types, severity, country, status from ${namesOf(kind).matter} where id = $1 for update`,
    [id],
  )
  if (found === undefined)
    throw refusedInput('NOT_FOUND', kind.by, {
      en: `There is no such ${kind.noun.en}.`,
      id: `Tidak ada ${kind.noun.id} seperti itu.`,
    })
  if (kind.closed.includes(found.status))
    throw refusedInput('CONFLICT', kind.by, {
      en: `This ${kind.noun.en} is ${found.status}; it is not referred any more.`,
      id: `Status ${kind.noun.id} ini ${found.status}; tidak dirujuk lagi.`,
    })
  return found
}

/** One sentence for an agency that is none, has no agreement or is the respondent: it says nothing of what is known. */
function notThere({ noun }: ReferralKind): Error {
  return refusedInput('BAD_INPUT', 'toAgency', {
    en: `This ${noun.en} cannot be referred to this agency.`,
    id: `Suatu ${noun.id} tidak dapat dirujuk ke lembaga ini.`,
  })
}

async function refuseSecondTransfer({ own }: Write, kind: ReferralKind, matterId: string): Promise<void> {
  const { referral, by } = namesOf(kind)
  const found = await own.query(
    `select id from ${referral} where ${by} = $1 and is_transfer and state = any($2) limit 1`,
    [matterId, openStates],
  )
  if (found.length > 0)
    throw refusedInput('CONFLICT', 'isTransfer', {
      en: `It is offered already that another agency takes this ${kind.noun.en} over.`,
      id: `Pengambilalihan ${kind.noun.id} ini sudah ditawarkan kepada lembaga lain.`,
    })
}

/** The subject, who permits it now. */
async function permittingWorker({ own }: Write, { workerId }: Matter, recipient: string): Promise<string> {
  if (workerId !== null && (await holdPermission(own, { worker: workerId, recipient }))) return workerId
  throw notPermitted()
}

/** The refusal where no live grant of the subject names the agency. */
export function notPermitted(): Error {
  return refusedInput('CONFLICT', 'toAgency', {
    en: 'The person whom it is about has not permitted this agency to read it, or no longer does. Ask for a grant first.',
    id: 'Orang yang bersangkutan belum mengizinkan lembaga ini membacanya, atau tidak lagi. Mintalah izin dahulu.',
  })
}
