import { randomUUID } from 'node:crypto'
import type { Caller } from '@simpul/boundary'
import { openText, sealingKey, sealText } from '../sealing/sealed-text.ts'

/** How long a link is good: enough for a browser to follow it, too short to be handed on. */
export const linkSeconds = 60

/** The file of one field of one row. */
export interface FilePlace {
  /** The SDL type of the row. */
  readonly type: string
  readonly rowId: string
  readonly field: string
  /** Which file it held when the link was made: a link to a file that was replaced is no link to the new one. */
  readonly fileId: string
}

/** Who was given a link, as their request was verified: the row is read again as this caller. */
export interface LinkHolder {
  readonly caller: Caller
  readonly issuer: string | undefined
  readonly requestId: string
}

/** What a link says, to the agency that made it and to nobody else. */
export interface FileLink {
  /** Unlike any other's: a link is used once. */
  readonly id: string
  readonly place: FilePlace
  readonly holder: LinkHolder
  readonly until: Date
}

/** Makes and reads an agency's links. */
export interface FileLinks {
  make(place: FilePlace, holder: LinkHolder, until: Date): string
  /** Undefined for what this agency did not make, and for a link whose time is over. */
  read(sealed: string, now: Date): FileLink | undefined
}

/** Links sealed by the agency's own secret, so that they tell nothing and cannot be made or changed by anybody else. */
export function fileLinks(secret: Buffer, agency: string): FileLinks {
  const key = sealingKey(secret, 'file link')
  return {
    make: (place, holder, until) => sealText(key, JSON.stringify({ id: randomUUID(), place, holder, until }), agency),
    read(sealed, now) {
      const text = openText(key, sealed, agency)
      if (text === undefined) return undefined
      const link = JSON.parse(text) as Omit<FileLink, 'until'> & { readonly until: string } // only `make` seals so
      const until = new Date(link.until)
      return now < until ? { ...link, until } : undefined
    },
  }
}

/** When a link ends that is made now: never later than its caller's token. */
export function linkEnd(now: Date, tokenEnd: Date | undefined): Date {
  const end = new Date(now.getTime() + linkSeconds * 1_000)
  return tokenEnd !== undefined && tokenEnd < end ? tokenEnd : end
}
