import { z } from 'zod'

const texts = z.array(z.string())

/** One agreement as the kit's list of them shows it. */
const listedAgreementSchema = z.looseObject({
  id: z.string(),
  kind: z.string(),
  form: z.string(),
  parties: texts,
  from: z.string(),
  until: z.string(),
  state: z.string(),
  signedBy: texts.default([]),
  missing: texts.default([]),
  suspendedBy: texts.default([]),
  terminatedBy: texts.default([]),
  warning: z.number().nullish(),
  lines: z.number().nullish(),
})

/** What an agency's replica of the register says. */
export const registerAnswerSchema = z.looseObject({
  isFresh: z.boolean(),
  freshAt: z.string().nullish(),
  faults: z.array(z.unknown()).default([]),
  admissions: z.array(z.looseObject({ agency: z.string() })).default([]),
  agreements: z.array(listedAgreementSchema),
})

/** An agreement's document and where it stands. */
export const agreementAnswerSchema = z.looseObject({
  document: z.unknown(),
  digest: z.string(),
  state: z.string(),
  signedBy: texts.default([]),
  missing: texts.default([]),
  warning: z.number().nullish(),
  outdated: texts.default([]),
})

/** A draft over what the schemas offer today, and why it could not be signed as it stands, where it could not. */
export const draftAnswerSchema = z.looseObject({
  document: z.unknown(),
  digest: z.string().nullish(),
  fault: z.string().nullish(),
})

const openingSchema = z.looseObject({
  coordinate: z.string(),
  owner: z.string(),
  recipient: z.string(),
  purpose: z.string(),
  basis: z.string(),
  rows: z.string(),
  class: z.string().nullish(),
  retainDays: z.number(),
  duty: z.boolean().nullish(),
  rowsToday: z.number().nullish(),
  isOutdated: z.boolean().nullish(),
  closedBecause: z.string().nullish(),
  wasOpen: z.boolean().nullish(),
})

/** One field that an agreement would open, to whom and on which ground. */
export type PreviewedOpening = Readonly<z.infer<typeof openingSchema>>

/** What an agreement would change before it is signed. */
export const previewAnswerSchema = z.looseObject({
  opens: z.array(openingSchema),
  fault: z.string().nullish(),
})

/** What became of an act on an agreement. */
export const actAnswerSchema = z.looseObject({
  agreement: z.string(),
  digest: z.string().nullish(),
  seq: z.number().nullish(),
  state: z.string().nullish(),
  isWaiting: z.boolean().nullish(),
})
