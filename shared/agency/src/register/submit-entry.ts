import { setTimeout as sleep } from 'node:timers/promises'
import { HubError } from '@simpul/serving'
import { type RegisterDraft, type RegisterEntry, signEntry, TrustError } from '@simpul/trust'
import type { SubgraphServices } from '../server/services.ts'
import type { EntryAnswer } from './entry-door.ts'

/** Where an entry came to stand. */
export interface Entered {
  readonly seq: number
  readonly hash: string
}

/** What signing and entering stands on. */
export type Submitting = Pick<SubgraphServices, 'signer' | 'register' | 'clock' | 'enter'>

const attempts = 20

/**
 * Signs an entry and has it entered; what this agency stopped and could not enter goes first. Resolves when this
 * agency's own replica holds it. Throws NOT_READY where the forum is away, BAD_INPUT with the reason where it refuses.
 */
export async function submitEntry(
  services: Submitting & Pick<SubgraphServices, 'ownStops'>,
  draft: RegisterDraft,
): Promise<Entered> {
  await services.ownStops.flush()
  const entered = await signAndEnter(services, draft)
  if (draft.kind === 'AGREEMENT_SIGNED') await services.ownStops.lift(draft.body.agreement)
  return entered
}

/** The same without looking at what waits. Where another entry is first it is signed again, over what this agency has verified. */
export async function signAndEnter(services: Submitting, draft: RegisterDraft): Promise<Entered> {
  const { register } = services
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const answer = await enterSurely(services, await signed(services, draft))
    if (answer.kind === 'refused') throw new HubError('BAD_INPUT', answer.because)
    if (answer.kind === 'entered') {
      await untilHeld(services, answer.seq)
      return { seq: answer.seq, hash: answer.hash }
    }
    await register.refresh()
    await sleep(Math.random() * 20 * attempt)
  }
  throw new HubError('CONFLICT', 'Others were always first in the register; try again in a moment.')
}

async function signed({ register, clock, signer }: Submitting, draft: RegisterDraft): Promise<RegisterEntry> {
  try {
    return await signEntry(draft, register.state(clock()).head, signer)
  } catch (error) {
    throw error instanceof TrustError ? new HubError('BAD_INPUT', error.message, { cause: error }) : error
  }
}

/** A lost answer leaves open whether the entry stands, so the very same is brought once more: a repeat changes nothing. */
async function enterSurely({ enter }: Submitting, entry: RegisterEntry): Promise<EntryAnswer> {
  try {
    return await enter(entry)
  } catch (error) {
    if (error instanceof HubError && error.code !== 'NOT_READY') throw error
    return enter(entry)
  }
}

/** What was entered is in this agency's replica before anybody is told so; where that takes long it comes by itself. */
async function untilHeld({ register, clock }: Submitting, seq: number): Promise<void> {
  for (let attempt = 0; attempt < attempts && register.state(clock()).head.seq < seq; attempt += 1) {
    await register.refresh()
    await sleep(5 * attempt)
  }
}
