import { government, ngo } from './agencies.ts'
import type { Matter } from './case-vocabulary.ts'
import { isoDate } from './days.ts'
import type { DemoReferral } from './demo-worker.ts'
import { derivedId } from './derived-id.ts'
import type { Trouble } from './fate.ts'
import type { Draws } from './random.ts'

/** What a referral is drawn from. */
export interface ReferralFacts {
  /** The sender's case. */
  readonly id: string
  readonly trouble: Trouble
  readonly day: number
  readonly today: number
  readonly isClosed: boolean
}

/** Draws the referral of a case from the agency that took it in to the other, in one of five states. */
export function drawReferral(
  draws: Draws,
  { id, trouble, day, today, isClosed }: ReferralFacts,
): DemoReferral | undefined {
  const sent = day + draws.between(2, 25)
  if (!trouble.isReferred || sent > today) return undefined
  const due = sent + 14
  const answered = sent + draws.between(1, 20)
  const state = answered > today ? 'IN_PROGRESS' : answerOf(draws, isClosed)
  const isAccepted = state === 'ACCEPTED' || state === 'DONE'
  return {
    id: derivedId(id, 'referral'),
    from: trouble.intake,
    to: trouble.intake === ngo ? government : ngo,
    service: serviceOf(trouble.matter, trouble.intake),
    kind: draws.chance(0.15) ? 'TRANSFER' : 'REFERRAL',
    state,
    sentOn: isoDate(sent),
    dueOn: isoDate(due),
    answeredOn: state === 'IN_PROGRESS' ? undefined : isoDate(answered),
    reason: reasonOf(state),
    receiverCaseId: isAccepted ? derivedId(id, 'received case') : undefined,
  }
}

function answerOf(draws: Draws, isClosed: boolean): Exclude<DemoReferral['state'], 'IN_PROGRESS'> {
  const draw = draws.next()
  if (draw < 0.12) return 'REJECTED'
  if (draw < 0.18) return 'REVOKED'
  return isClosed ? 'DONE' : 'ACCEPTED'
}

function reasonOf(state: DemoReferral['state']): string | undefined {
  if (state === 'REJECTED') return 'Layanan ini bukan kewenangan kami; perwakilan RI lebih tepat.'
  return state === 'REVOKED' ? 'Persetujuan pekerja ditarik.' : undefined
}

function serviceOf(matter: Matter, from: string): DemoReferral['service'] {
  if (from === government)
    return matter === 'TRAFFICKING' || matter === 'VIOLENCE_BY_EMPLOYER' ? 'SHELTER' : 'LEGAL_AID'
  return repatriated.includes(matter) ? 'REPATRIATION' : 'MEDIATION'
}

const repatriated: readonly Matter[] = [
  'WANTS_REPATRIATION',
  'DEATH',
  'SICKNESS',
  'DEPORTED',
  'OVERSTAY',
  'DETENTION',
  'TRAFFICKING',
  'ONLINE_SCAM',
  'LOST_CONTACT',
]
