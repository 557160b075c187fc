import { z } from 'zod'

const moment = z.string().nullish()

const grantSchema = z.looseObject({
  id: z.string(),
  subject: z.string(),
  owner: z.string(),
  recipient: z.string(),
  purposes: z.array(z.string()),
  basis: z.string(),
  state: z.string(),
  givenAt: moment,
  until: moment,
  recordedAt: moment,
  withdrawnAt: moment,
  because: z.string().nullish(),
  words: z.looseObject({ text: z.string() }).nullish(),
  digest: z.string().nullish(),
  missing: z.array(z.string()).nullish(),
})

/** One person's permission between one owner and one recipient, as the kit of one of the two shows it. */
export type GrantView = Readonly<z.infer<typeof grantSchema>>

/** The answer to an act on one grant. */
export const grantAnswerSchema = grantSchema

/** The answer to a list of grants. */
export const grantsAnswerSchema = z.looseObject({ grants: z.array(grantSchema) })

const emergencySchema = z.looseObject({
  subject: z.string(),
  owner: z.string(),
  recipient: z.string(),
  purposes: z.array(z.string()),
  state: z.string(),
})

/** What a recipient opened alone for one worker. */
export type EmergencyView = Readonly<z.infer<typeof emergencySchema>>

/** The answer to a list of emergencies. */
export const emergenciesAnswerSchema = z.looseObject({ emergencies: z.array(emergencySchema) })
