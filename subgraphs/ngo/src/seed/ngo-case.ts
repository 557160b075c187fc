import { type DemoCase, type DemoWorker, ngo } from '@simpul/demo'
import { type CaseClient, untoldClient } from '../case/case-client.ts'

/** A case of the organisation's own: one it took in, or its own row of one that was referred to it and accepted. */
export interface NgoCase {
  readonly id: string
  readonly workerId: string
  readonly receivedOn: string
  readonly isReferred: boolean
  /** What she told of herself; in a case that was referred nobody has asked yet. */
  readonly client: CaseClient
  readonly told: DemoCase
}

/** The cases that the organisation has of a worker. */
export function ngoCasesOf(worker: DemoWorker): readonly NgoCase[] {
  const { id: workerId, cases } = worker
  return cases.flatMap((told): readonly NgoCase[] => {
    if (told.owner === ngo) {
      const { id, receivedOn } = told
      return [{ id, workerId, receivedOn, isReferred: false, client: clientOf(worker, receivedOn), told }]
    }
    const { referral } = told
    if (referral?.to !== ngo || referral.receiverCaseId === undefined) return []
    const receivedOn = referral.answeredOn ?? referral.sentOn
    return [{ id: referral.receiverCaseId, workerId, receivedOn, isReferred: true, client: untoldClient, told }]
  })
}

/** What a client tells: who left outside the procedure went by no scheme. */
function clientOf({ person, placement, detection }: DemoWorker, receivedOn: string): CaseClient {
  return {
    clientSex: person.sex,
    clientAgeBand: ageBand(person.birthDate, receivedOn),
    clientEducation: person.educationLevel,
    clientKecamatanCode: person.kecamatan.code,
    clientSector: placement?.post.sector ?? detection?.sector ?? null,
    clientScheme: placement?.scheme ?? null,
  }
}

const bands = [
  [45, 'FROM_45'],
  [35, 'FROM_35_TO_44'],
  [25, 'FROM_25_TO_34'],
  [18, 'FROM_18_TO_24'],
] as const

function ageBand(birthDate: string, day: string): string {
  const hadBirthday = day.slice(5) >= birthDate.slice(5)
  const age = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (hadBirthday ? 0 : 1)
  return bands.find(([from]) => age >= from)?.[1] ?? 'UNDER_18'
}
