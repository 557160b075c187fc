import { type DemoCase, type DemoWorker, ngo } from '@simpul/demo'

/** A case of the organisation's own: one it took in, or its own row of one that was referred to it and accepted. */
export interface NgoCase {
  readonly id: string
  readonly workerId: string
  readonly receivedOn: string
  readonly isReferred: boolean
  readonly told: DemoCase
}

/** The cases that the organisation has of a worker. */
export function ngoCasesOf({ id: workerId, cases }: DemoWorker): readonly NgoCase[] {
  return cases.flatMap((told): readonly NgoCase[] => {
    if (told.owner === ngo) return [{ id: told.id, workerId, receivedOn: told.receivedOn, isReferred: false, told }]
    const { referral } = told
    if (referral?.to !== ngo || referral.receiverCaseId === undefined) return []
    const receivedOn = referral.answeredOn ?? referral.sentOn
    return [{ id: referral.receiverCaseId, workerId, receivedOn, isReferred: true, told }]
  })
}
