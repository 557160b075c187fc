import type { Matter, Remedy, Respondent } from './case-vocabulary.ts'
import type { DemoCase, DemoRemedy } from './demo-worker.ts'
import type { Draws } from './random.ts'

const remedyOf: Partial<Record<Matter, Remedy>> = {
  UNPAID_WAGES: 'WAGES_PAID',
  CONTRACT_MISMATCH: 'COMPENSATION',
  OVERCHARGING: 'COSTS_PAID_BACK',
  FAILED_TO_DEPART: 'COSTS_PAID_BACK',
  JOB_FRAUD: 'COSTS_PAID_BACK',
  WITHHELD_DOCUMENTS: 'DOCUMENTS_GIVEN_BACK',
  SOCIAL_SECURITY_CLAIM: 'INSURANCE_BENEFIT',
  DEATH: 'INSURANCE_BENEFIT',
  ONE_SIDED_TERMINATION: 'COMPENSATION',
  TRAFFICKING: 'OTHER',
}

/** Draws what a worker obtained. Only a case that was solved has a remedy. */
export function drawRemedies(
  draws: Draws,
  matter: Matter,
  facts: Pick<DemoCase, 'closedOn' | 'closedBecause'> & { readonly respondent: Respondent | undefined },
): readonly DemoRemedy[] {
  const kind = remedyOf[matter]
  if (kind === undefined || facts.closedOn === undefined || facts.closedBecause !== 'SOLVED') return []
  const isMoney = kind !== 'DOCUMENTS_GIVEN_BACK' && kind !== 'OTHER'
  return [
    {
      kind,
      amount: isMoney ? draws.between(20, 850) * 100_000 : undefined,
      currency: isMoney ? 'IDR' : undefined,
      // A company's deposit may be drawn when it does not pay (Permen P2MI 31/2025 art. 23).
      isFromDeposit: isMoney && facts.respondent?.kind === 'COMPANY' && draws.chance(0.2),
      agreedOn: facts.closedOn,
      paidOn: !isMoney || draws.chance(0.8) ? facts.closedOn : undefined,
    },
  ]
}
