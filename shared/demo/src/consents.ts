import type { Purpose } from '@simpul/boundary'
import { type DemoAgencyId, demoAgencies, government, hubCompany, ngo } from './agencies.ts'
import { dayOf, isoDate } from './days.ts'
import type { DemoCase, DemoGrant, DemoPlacement, DemoReferral } from './demo-worker.ts'
import { derivedId } from './derived-id.ts'
import type { Fate } from './fate.ts'
import type { Draws } from './random.ts'

/** What a worker's permissions are drawn from. */
export interface ConsentFacts {
  readonly workerId: string
  readonly fate: Fate
  readonly cases: readonly DemoCase[]
  readonly caseDay: number | undefined
  readonly placement: DemoPlacement | undefined
  readonly isKnownToGovernment: boolean
  readonly isAlive: boolean
  readonly today: number
}

/** Draws what a worker has permitted. Without a case nobody has asked; the dead permit nothing. */
export function drawGrants(draws: Draws, facts: ConsentFacts): readonly DemoGrant[] {
  const { caseDay, fate, isAlive } = facts
  if (caseDay === undefined || !isAlive || fate.trouble?.matter === 'DEATH') return []
  return asked(draws, facts).map((permission) => drawGrant(draws, facts, permission, caseDay))
}

interface Permission {
  readonly owner: DemoAgencyId
  readonly recipient: DemoAgencyId
  readonly purposes: readonly Purpose[]
  readonly form: string
  /** The state that a referral has settled already; undefined where it is left to chance. */
  readonly settled: DemoGrant['state'] | undefined
  /** The last day on which it can have been given. */
  readonly latest: number | undefined
}

function asked(draws: Draws, facts: ConsentFacts): readonly Permission[] {
  const { cases, placement, fate } = facts
  const isAtNgo = cases.some(
    (one) => one.owner === ngo || (one.referral?.to === ngo && one.referral.receiverCaseId !== undefined),
  )
  const isTold = fate.fixed?.consent !== undefined
  const referral = cases.find((one) => one.referral?.from === ngo)?.referral
  const toNgo = cases.find((one) => one.referral?.to === ngo)?.referral
  const homeward = cases.some((one) => one.repatriation !== undefined)
  const purposes: readonly Purpose[] = homeward ? ['PROTECTION', 'REPATRIATION'] : ['PROTECTION']
  const mayAskGovernment =
    isAtNgo && facts.isKnownToGovernment && (isTold || (fate.fixed === undefined && draws.chance(0.68)))
  const mayAskCompany = isAtNgo && placement?.companyId === hubCompany && (isTold || draws.chance(0.55))
  return [
    ...(mayAskGovernment || toNgo !== undefined
      ? [
          {
            ...permission(government, ngo, purposes, 'pks-protection'),
            ...(toNgo === undefined ? {} : settledBy(toNgo)),
          },
        ]
      : []),
    ...(mayAskCompany ? [permission(hubCompany, ngo, ['PROTECTION'], 'pks-client')] : []),
    ...(referral === undefined
      ? []
      : [{ ...permission(ngo, government, purposes, 'pks-protection'), ...settledBy(referral) }]),
    ...(homeward && isAtNgo && facts.isKnownToGovernment && draws.chance(0.25)
      ? [permission(government, ngo, ['REINTEGRATION'], 'pks-protection')]
      : []),
  ]
}

/** Nobody is referred without having permitted it before, and a permission taken back takes the referral back. */
function settledBy({ state, sentOn }: DemoReferral): Pick<Permission, 'settled' | 'latest'> {
  return { settled: state === 'REVOKED' ? 'WITHDRAWN' : 'LIVE', latest: dayOf(sentOn) }
}

function permission(
  owner: DemoAgencyId,
  recipient: DemoAgencyId,
  purposes: readonly Purpose[],
  form: string,
): Permission {
  return { owner, recipient, purposes, form, settled: undefined, latest: undefined }
}

function drawGrant(draws: Draws, facts: ConsentFacts, asked: Permission, caseDay: number): DemoGrant {
  const { workerId, fate, today } = facts
  const given = Math.min(asked.latest ?? today, caseDay + (fate.fixed === undefined ? draws.between(0, 10) : 4))
  const time = drawTime(draws, { given, today, wanted: wantedState(draws, fate, asked) })
  const { owner, recipient, purposes, form } = asked
  const until = isoDate(time.until)
  return {
    id: derivedId(workerId, 'grant', owner, recipient, purposes.join(' ')),
    owner,
    recipient,
    purposes,
    basis: 'CONSENT',
    form,
    state: time.state,
    givenOn: isoDate(given),
    until,
    withdrawnOn: time.withdrawn === undefined ? undefined : isoDate(time.withdrawn),
    words: consentWords({ owner, recipient, purposes, until }),
    evidence: draws.pick(['SIGNED_PAPER', 'SIGNED_PAPER', 'VOICE_RECORDING', 'ELECTRONIC']),
    takenBy: takenBy(draws, owner),
  }
}

function wantedState(draws: Draws, { fixed }: Fate, { settled }: Permission): DemoGrant['state'] {
  const draw = draws.next()
  if (settled !== undefined) return settled
  if (fixed !== undefined) return fixed.consent ?? 'LIVE'
  if (draw < 0.14) return 'WITHDRAWN'
  return draw < 0.28 ? 'EXPIRED' : 'LIVE'
}

interface Wanted {
  readonly given: number
  readonly today: number
  readonly wanted: DemoGrant['state']
}

interface Time {
  readonly state: DemoGrant['state']
  readonly until: number
  readonly withdrawn: number | undefined
}

/** A permission of yesterday cannot have run out yet, so that what was wanted may turn out to be live. */
function drawTime(draws: Draws, { given, today, wanted }: Wanted): Time {
  const age = today - given
  if (wanted === 'EXPIRED' && age > 100) {
    return { state: 'EXPIRED', until: given + draws.between(60, age - 1), withdrawn: undefined }
  }
  const until = Math.max(given + 365, today + draws.between(30, 330))
  if (wanted === 'WITHDRAWN' && age > 0) {
    return { state: 'WITHDRAWN', until, withdrawn: given + draws.between(1, age) }
  }
  return { state: 'LIVE', until, withdrawn: undefined }
}

/** Mostly the NGO asks, in the village; the government's desk sometimes does. */
function takenBy(draws: Draws, owner: DemoAgencyId): DemoGrant['takenBy'] {
  return owner === government && draws.chance(0.25)
    ? { agency: government, person: 'officer' }
    : { agency: ngo, person: 'caseworker' }
}

/** What the words of a permission are made of. */
export interface ConsentTerms {
  readonly owner: DemoAgencyId
  readonly recipient: DemoAgencyId
  readonly purposes: readonly Purpose[]
  readonly until: string
}

/** The words shown or read to the worker. They say too that the owner will learn of the question. */
export function consentWords({ owner, recipient, purposes, until }: ConsentTerms): DemoGrant['words'] {
  const from = nameOf(owner)
  const to = nameOf(recipient)
  const why = { id: purposes.map((one) => purposeNames[one].id), en: purposes.map((one) => purposeNames[one].en) }
  return {
    id: `Saya mengizinkan ${from.id} memperlihatkan data saya kepada ${to.id}, hanya untuk ${why.id.join(' dan ')}. ${from.id} akan tahu bahwa ${to.id} menanyakan data saya. Izin ini berlaku sampai ${until}. Saya boleh menariknya kapan saja, tanpa memberi alasan, dan layanan untuk saya tidak berkurang karenanya. Saya boleh melihat siapa yang telah membaca data saya.`,
    en: `I allow ${from.en} to show my data to ${to.en}, only for ${why.en.join(' and ')}. ${from.en} will know that ${to.en} asks for my data. This permission holds until ${until}. I may withdraw it at any time, without giving a reason, and no service for me will be less because of it. I may see who has read my data.`,
  }
}

function nameOf(id: DemoAgencyId): { readonly id: string; readonly en: string } {
  return demoAgencies.find((agency) => agency.id === id)?.name ?? { id, en: id }
}

const purposeNames: Readonly<Record<Purpose, { readonly id: string; readonly en: string }>> = {
  PLACEMENT: { id: 'penempatan', en: 'placement' },
  VERIFICATION: { id: 'pemeriksaan data', en: 'verification' },
  PROTECTION: { id: 'pelindungan', en: 'protection' },
  REPATRIATION: { id: 'pemulangan', en: 'repatriation' },
  REINTEGRATION: { id: 'reintegrasi', en: 'reintegration' },
  STATISTICS: { id: 'statistik', en: 'statistics' },
  GOVERNANCE: { id: 'tata kelola', en: 'governance' },
  SUBJECT_ACCESS: { id: 'akses pemilik data', en: 'subject access' },
}
