import type { GrantDocument } from './grant-document.ts'
import { grantMissing } from './grant-signatures.ts'

/** What the owner knows of a grant besides the document. */
export interface GrantMoment {
  /** When the owner recorded it; undefined while it has not. */
  readonly recordedAt: Date | undefined
  /** When the owner received its withdrawal. */
  readonly withdrawnAt: Date | undefined
  readonly now: Date
}

/**
 * Whether a grant opens rows at this moment: signed by those it needs, given, recorded, not over, not withdrawn.
 * Whether each signature is genuine is for whoever records it; a date that is no date is not live.
 */
export function isGrantLive(grant: GrantDocument, { recordedAt, withdrawnAt, now }: GrantMoment): boolean {
  const isOpen = recordedAt !== undefined && now >= recordedAt && now >= new Date(grant.givenAt)
  const isOver = !(now < new Date(grant.until)) || !(withdrawnAt === undefined || now < withdrawnAt)
  return isOpen && !isOver && isTakenByParty(grant) && grantMissing(grant).length === 0
}

/** Two agencies only can take it; a document that was not read may say another. */
function isTakenByParty({ takenBy, owner, recipient }: GrantDocument): boolean {
  return takenBy.agency === owner || takenBy.agency === recipient
}
