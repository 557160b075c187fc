import { z } from 'zod'

/** The message by which a placement company files what was agreed, and the one that says what became of it. */
export const placementFiledMessage = 'placementFiled'
export const placementFilingDecidedMessage = 'placementFilingDecided'

// counted as the acts count: an emoji is one character
const text = (most: number) =>
  z
    .string()
    .min(1)
    .refine((words) => [...words].length <= most, `must have at most ${most} characters`)
const whole = (most: number) => z.number().int().min(0).max(most)

/** The stages of a placement, from the first to the two that end it. */
export const filedStatuses = [
  'SELECTED',
  'AGREEMENT_SIGNED',
  'IN_PREPARATION',
  'READY_TO_DEPART',
  'DEPARTED',
  'ARRIVED',
  'WORKING',
  'ENDED',
  'CANCELLED',
] as const

/** What a company files of a placement: the same fields that it offers the government on the ground of law. */
export const filingSchema = z.strictObject({
  /** The placement's id at the company. */
  placement: z.uuid(),
  worker: z.uuid(),
  /** Counts what the company filed of this placement: an older filing never takes the place of a newer one. */
  revision: z.number().int().min(1).max(1_000_000),
  status: z.enum(filedStatuses),
  scheme: z.enum(['P_TO_P', 'G_TO_G', 'INDIVIDUAL', 'OWN_COMPANY', 'SSW', 'RE_ENTRY', 'SEAFARER']),
  destinationCountry: z.string().regex(/^[A-Z]{2}$/),
  position: text(200),
  sector: text(100),
  employerName: text(200).nullable(),
  departureDate: z.iso.date().nullable(),
  flight: text(100).nullable(),
  agreementNumber: text(100).nullable(),
  agreementVersion: whole(10_000).nullable(),
  agreementSignedOn: z.iso.date().nullable(),
  agreementHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  contractVersion: whole(10_000).nullable(),
  contractMonthlyWage: whole(2_147_483_647).nullable(),
  contractCurrency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  contractWeeklyHours: whole(168).nullable(),
  contractLeaveDays: whole(366).nullable(),
  contractTermMonths: whole(120).nullable(),
})
export type FiledByCompany = Readonly<z.infer<typeof filingSchema>>

/** What became of a filing. Why one was refused is said at the counter: a reason could tell of somebody unknown there. */
export const filingDecidedSchema = z.strictObject({
  placement: z.uuid(),
  revision: z.number().int().min(1).max(1_000_000),
  state: z.enum(['CONFIRMED', 'REFUSED']),
})
export type FilingDecided = Readonly<z.infer<typeof filingDecidedSchema>>
