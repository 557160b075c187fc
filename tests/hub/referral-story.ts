import { randomUUID } from 'node:crypto'
import type { TestAnswer, TestCaller } from '@simpul/testing'
import { companion, dayFrom, disnaker, migrantCare, official, type ReferralHub } from './referral-hub.ts'

/** What a referral looks like to whoever asks; nothing where they do not see it. */
export interface Seen {
  readonly id: string
  readonly state: string
  readonly revokedBecause: string | null
  readonly withdrawnAt: string | null
  readonly rejectionReason: string | null
  readonly result: string | null
  readonly content: Readonly<Record<string, unknown>> | null
}

/** The steps that the tests of referrals are told in: a client of the NGO's, her case, and whom it is referred to. */
export interface Story {
  /** A case of somebody new at the NGO, with the account that she gave; against an agency where one is named. */
  openCase(respondent?: string): Promise<{ readonly caseId: string; readonly worker: string }>
  /** Her permission to the government, taken by the NGO; gives the grant's id. */
  permit(worker: string): Promise<string>
  refer(caseId: string, more?: object): Promise<TestAnswer>
  /** The same, and its id. */
  referred(caseId: string, more?: object): Promise<string>
  /** A move on a referral: `acceptCaseReferral`. */
  move(as: TestCaller, name: string, referralId: string, more?: object): Promise<TestAnswer>
  /** The referral, as somebody sees it. */
  see(as: TestCaller, referralId: string): Promise<Seen | null>
}

export const account = 'Upah enam bulan belum dibayar, paspor dipegang majikan.'

/** The same steps for every test. */
export function storyOf(hub: ReferralHub): Story {
  const refer: Story['refer'] = (caseId, more = {}) => {
    const input = {
      clientKey: randomUUID(),
      caseId,
      toAgency: disnaker,
      service: 'MEDIATION',
      reason: 'Mohon dibantu.',
    }
    return act(hub, companion, 'referCase', { ...input, ...more })
  }
  return {
    refer,
    async openCase(respondent) {
      const worker = randomUUID()
      const input = {
        clientKey: randomUUID(),
        workerId: worker,
        types: ['UNPAID_WAGES'],
        severity: 'HIGH',
        country: 'MY',
      }
      const told = { channel: 'PHONE', narrative: account, respondentCompanyId: respondent }
      const query = 'mutation ($input: OpenCaseInput!) { openCase(input: $input) { case { id } } }'
      const data = await hub.data(migrantCare, companion, query, { input: { ...input, ...told } })
      return { caseId: String(at(data, 'openCase', 'case', 'id')), worker }
    },
    async permit(worker) {
      const { status, body } = await hub.staff(migrantCare, companion, 'grantGive', {
        subject: worker,
        owner: migrantCare,
        recipient: disnaker,
        purposes: ['PROTECTION'],
        basis: 'CONSENT',
        evidenceDigest: 'a'.repeat(64),
        until: dayFrom(new Date(), 60),
      })
      if (status !== 200) throw new Error(JSON.stringify(body))
      return String(body.id)
    },
    async referred(caseId, more) {
      const { body, text } = await refer(caseId, more)
      const id = at(body.data, 'referCase', 'referral', 'id')
      if (typeof id !== 'string') throw new Error(text)
      return id
    },
    move: (as, name, referralId, more = {}) => act(hub, as, name, { clientKey: randomUUID(), referralId, ...more }),
    async see(as, id) {
      const data = await hub.data(migrantCare, as, seenQuery, { id })
      return data.caseReferral as Seen | null
    },
  }
}

const seenQuery = `query ($id: ID!) { caseReferral(id: $id) {
  id state revokedBecause withdrawnAt rejectionReason result
  content { worker { id } types severity reason narrative respondentAgencies }
} }`

/** One mutation of the NGO's on referrals. */
export function act(hub: ReferralHub, as: TestCaller, name: string, input: object): Promise<TestAnswer> {
  const query = `mutation ($input: ${inputs[name]}!) { ${name}(input: $input) { referral { id state } } }`
  return hub.ask(migrantCare, as, query, { input })
}

const inputs: Readonly<Record<string, string>> = {
  referCase: 'ReferCaseInput',
  reshareCase: 'ReshareCaseInput',
  revokeCaseReferral: 'RevokeCaseReferralInput',
  acceptCaseReferral: 'AcceptCaseReferralInput',
  rejectCaseReferral: 'RejectCaseReferralInput',
  completeCaseReferral: 'CompleteCaseReferralInput',
}

/** The government makes its own complaint of a case that was referred to it. */
export function takeOver(
  hub: ReferralHub,
  referralId: string,
  more: object = {},
  as: TestCaller = official,
): Promise<TestAnswer> {
  const input = {
    clientKey: randomUUID(),
    fromAgency: migrantCare,
    referralId,
    types: ['UNPAID_WAGES'],
    severity: 'HIGH',
  }
  const query = `mutation ($input: TakeOverCaseInput!) { takeOverCase(input: $input) { complaint {
    id status channel referredBy referralId narratives { text } } } }`
  return hub.ask(disnaker, as, query, { input: { ...input, ...more } })
}

/** The code and field of each error of an answer. */
export function refusals({ body }: TestAnswer): readonly string[] {
  return (body.errors ?? []).map(({ extensions }) =>
    [extensions?.code, extensions?.field ?? extensions?.reason].filter((part) => part !== undefined).join(' '),
  )
}

/** What stands at a place in an answer. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, step) => (typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined),
    value,
  )
}
