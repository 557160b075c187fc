import { forum } from './agencies.ts'
import type { IsoDate } from './days.ts'
import type { DemoCase, DemoReferral } from './demo-worker.ts'
import { derivedId } from './derived-id.ts'

/** A referral as its sender keeps it: how it stands, and what it shares of the case. */
export interface SharedReferral {
  readonly standing: ReferralStandingFacts
  readonly content: ReferralContentFacts
  /** The day from which the receiver reads the content no longer; undefined while it does. */
  readonly closedOn: IsoDate | undefined
}

/** How it stands, in the words of the schemas. */
export interface ReferralStandingFacts {
  readonly id: string
  readonly workerId: string
  readonly toAgency: string
  readonly service: DemoReferral['service']
  readonly isTransfer: boolean
  readonly state: DemoReferral['state']
  readonly sentOn: IsoDate
  readonly dueOn: IsoDate
  readonly answeredOn: IsoDate | null
  readonly closedOn: IsoDate | null
  readonly rejectionReason: string | null
  readonly result: string | null
  readonly revokedBecause: 'WITHDRAWN' | null
  readonly revocationReason: null
  readonly withdrawnAt: string | null
  readonly revision: number
  /** The forum, unless a person of an agency is the respondent, who would find the envelope there. */
  readonly envelopeAt: string | null
}

/** What it shares. */
export interface ReferralContentFacts {
  readonly id: string
  readonly referralId: string
  readonly workerId: string
  readonly types: DemoCase['types']
  readonly severity: DemoCase['severity']
  readonly country: string
  readonly reason: string
  readonly respondentAgencies: readonly string[]
  readonly includesNarrative: boolean
  readonly narrative: string | null
}

/** The referral of a case, where its own agency sent one. */
export function sharedReferral(workerId: string, told: DemoCase): SharedReferral | undefined {
  const { referral } = told
  if (referral === undefined || referral.from !== told.owner) return undefined
  const standing = standingOf(workerId, told, referral)
  return {
    standing,
    content: contentOf(workerId, told, referral),
    closedOn: standing.closedOn ?? undefined,
  }
}

function standingOf(workerId: string, told: DemoCase, referral: DemoReferral): ReferralStandingFacts {
  const { id, to, service, kind, state, sentOn, dueOn, answeredOn = null, reason = null } = referral
  const isRevoked = state === 'REVOKED'
  return {
    id,
    workerId,
    toAgency: to,
    service,
    isTransfer: kind === 'TRANSFER',
    state,
    sentOn,
    dueOn,
    answeredOn: isRevoked ? null : answeredOn,
    closedOn: closedOn(told, referral),
    rejectionReason: state === 'REJECTED' ? reason : null,
    result: state === 'DONE' ? 'Layanan selesai diberikan.' : null,
    revokedBecause: isRevoked ? 'WITHDRAWN' : null,
    revocationReason: null,
    withdrawnAt: isRevoked && answeredOn !== null ? `${answeredOn}T00:00:00+07:00` : null,
    revision: state === 'IN_PROGRESS' ? 1 : 2,
    envelopeAt: told.respondent?.kind === 'PERSON' ? null : forum,
  }
}

/** A referral is done when the case is, and never before it was answered. */
function closedOn({ closedOn: done }: DemoCase, referral: DemoReferral): IsoDate | null {
  const { state, answeredOn = null } = referral
  if (state === 'REJECTED' || state === 'REVOKED') return answeredOn
  if (state !== 'DONE') return null
  return done !== undefined && answeredOn !== null && done > answeredOn ? done : answeredOn
}

function contentOf(workerId: string, told: DemoCase, { id, service, kind, state }: DemoReferral): ReferralContentFacts {
  const includesNarrative = kind === 'TRANSFER' || service === 'LEGAL_AID' || service === 'MEDIATION'
  const isAccepted = state === 'ACCEPTED' || state === 'DONE'
  return {
    id: derivedId(id, 'content'),
    referralId: id,
    workerId,
    types: told.types,
    severity: told.severity,
    country: told.country.code,
    reason: reasons[service],
    respondentAgencies: told.respondent?.kind === 'COMPANY' ? [told.respondent.companyId] : [],
    includesNarrative,
    narrative: includesNarrative && isAccepted && told.complainant.relation === 'SELF' ? told.narrative : null,
  }
}

const reasons: Readonly<Record<DemoReferral['service'], string>> = {
  REPATRIATION: 'Mohon dibantu pemulangannya; keluarga sudah tahu dan menunggu kabar.',
  MEDIATION: 'Mohon difasilitasi mediasi; dokumen pendukung ada pada kami.',
  LEGAL_AID: 'Mohon pendampingan hukum sejak klarifikasi pertama.',
  SHELTER: 'Mohon tempat yang aman untuk sementara.',
  REINTEGRATION: 'Mohon pendampingan setelah pulang.',
}
