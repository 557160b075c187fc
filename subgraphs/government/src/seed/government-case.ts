import { type DemoCase, type DemoWorker, government } from '@simpul/demo'

/** A case of the Manpower Service's own: one it took in, or its own row of one that was referred to it and accepted. */
export interface GovernmentCase {
  /** The complaint's id. */
  readonly id: string
  readonly workerId: string
  readonly receivedOn: string
  readonly closedOn: string | undefined
  readonly isReferred: boolean
  readonly told: DemoCase
}

/** The cases that the Manpower Service has of a worker. What another agency was told is not copied with a referral. */
export function governmentCasesOf({ id: workerId, cases }: DemoWorker): readonly GovernmentCase[] {
  return cases.flatMap((told): readonly GovernmentCase[] => {
    const { id, owner, receivedOn, closedOn, referral } = told
    if (owner === government) return [{ id, workerId, receivedOn, closedOn, isReferred: false, told }]
    if (referral?.to !== government || referral.receiverCaseId === undefined) return []
    const acceptedOn = referral.answeredOn ?? referral.sentOn
    return [
      {
        id: referral.receiverCaseId,
        workerId,
        receivedOn: acceptedOn,
        closedOn: closedOn !== undefined && closedOn < acceptedOn ? acceptedOn : closedOn,
        isReferred: true,
        told,
      },
    ]
  })
}
