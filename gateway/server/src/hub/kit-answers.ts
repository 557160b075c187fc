import { bases, purposes } from '@simpul/boundary'
import { z } from 'zod'

const text = z.string().max(10_000)
const short = z.string().max(300)
const purposeList = z.array(z.enum(purposes)).max(20)

/** A grant as a kit shows it, without who of an agency's people took it. */
export const grantSchema = z.object({
  id: short,
  subject: short,
  owner: short,
  recipient: short,
  purposes: purposeList,
  basis: z.enum(bases),
  state: z.enum(['WAITING', 'LIVE', 'WITHDRAWN', 'OVER']),
  givenAt: short.nullish(),
  until: short,
  recordedAt: short.nullish(),
  withdrawnAt: short.nullish(),
  withdrawnBy: short.nullish(),
  because: text.nullish(),
  words: z.object({ language: short, text }).nullish(),
  takenBy: z
    .object({ agency: short })
    .transform(({ agency }) => agency)
    .nullish(),
  missing: z.array(short).max(20),
  readUnder: z.boolean(),
  digest: short.nullish(),
})
export type Grant = z.infer<typeof grantSchema>

/** An emergency as a kit shows it, without the names of an agency's people. */
export const emergencySchema = z.object({
  id: short,
  subject: short,
  owner: short,
  recipient: short,
  purposes: purposeList,
  reason: text.nullish(),
  state: z.enum(['OPEN', 'CONFIRMED', 'CLOSED']),
  openedAt: short,
  confirmedAt: short.nullish(),
  closesAt: short,
  readUnder: z.boolean(),
  review: z.object({ agency: short, at: short, isUpheld: z.boolean(), note: text.nullish() }).nullish(),
})
export type Emergency = z.infer<typeof emergencySchema>

/** A binding whole: the others must be shown it as it was signed. */
export const bindingSchema = z.looseObject({ agency: short, worker: short, at: short })
export type Binding = z.infer<typeof bindingSchema>

/** A request for access as its owner shows it. */
export const accessRequestSchema = z.object({
  id: short,
  owner: short,
  agency: short,
  coordinates: z.array(short).max(200),
  purpose: z.enum(purposes),
  state: z.enum(['ASKED', 'ASKED_BACK', 'ACCEPTED', 'REFUSED']),
  reason: text.nullish(),
  askedAt: short,
  answerBy: short,
  isOverdue: z.boolean(),
  turns: z
    .array(
      z.object({
        at: short,
        agency: short,
        kind: z.enum(['ASK', 'REPLY', 'ACCEPT', 'REFUSE', 'ASK_BACK']),
        text: text.nullish(),
      }),
    )
    .max(1_000),
})
export type AccessRequest = z.infer<typeof accessRequestSchema>

export const grantsSchema = z.object({ grants: z.array(grantSchema).max(1_000) })
export const emergenciesSchema = z.object({ emergencies: z.array(emergencySchema).max(1_000) })
export const bindingsSchema = z.object({ bindings: z.array(bindingSchema).max(100) })
export const accessRequestsSchema = z.object({ requests: z.array(accessRequestSchema).max(1_000) })
export const boundSchema = z.object({ isBound: z.boolean() })
