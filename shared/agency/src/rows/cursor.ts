import { HubError } from '@simpul/serving'
import { openText, sealingKey, sealText } from '../sealing/sealed-text.ts'

/** Where a page ended: the value it was sorted by, and the id that breaks ties. */
export interface Position {
  readonly value: string | null
  readonly id: string
}

/** Makes and reads the cursors of one agency. */
export interface Cursors {
  seal(position: Position, boundTo: string): string
  /** Throws `CURSOR_INVALID` for a cursor of another caller, another operation or another key. */
  open(cursor: string, boundTo: string): Position
}

/**
 * Cursors that say nothing and work for nobody else: AES-256-GCM, with the caller and the operation as additional
 * data, so that a hidden row's sort value neither shows nor can be probed.
 */
export function cursors(secret: Buffer): Cursors {
  const key = sealingKey(secret, 'cursor')
  return {
    seal: (position, boundTo) => sealText(key, JSON.stringify([position.value, position.id]), boundTo),
    open(cursor, boundTo) {
      const text = openText(key, cursor, boundTo)
      if (text === undefined) {
        throw new HubError(
          'CURSOR_INVALID',
          'This cursor does not belong to this caller and this question. Start at the first page.',
        )
      }
      const [value, id] = JSON.parse(text)
      return { value, id }
    },
  }
}
