import { Buffer } from 'node:buffer'

/** The data of an answer as JSON in UTF-8: by itself, and as the body of an answer that holds nothing else. */
export interface AnswerBytes {
  readonly data: Buffer
  readonly body: Buffer
}

const usualRoom = 256 * 1024
const mostRoom = 2 ** 29 // as long as Node's longest text; whoever asks for more fails as there
const opening = Buffer.from('{"data":')

// One answer is written at a time, from its first byte to its last, so one buffer serves all of them. Texts put together
// piece by piece cost four times their length in small objects, and a copy for the socket besides.
let room = Buffer.allocUnsafeSlow(usualRoom)
let at = 0

/** Begins an answer; whatever was begun before and not taken is forgotten. */
export function begin(): void {
  at = opening.copy(room)
}

/** How far the answer has come: what is written between two places can be written again. */
export function place(): number {
  return at
}

/** Writes once more what stands between two places. */
export function again(from: number, to: number): void {
  const length = to - from
  if (at + length > room.length) widen(length)
  room.copyWithin(at, from, to)
  at += length
}

/** Bytes of a literal, as `literal` takes them. */
export function literalOf(text: string): Uint8Array {
  return Buffer.from(text)
}

/** Writes a literal: a key with its colon, a bracket, the name of an enum's value. */
export function literal(bytes: Uint8Array): void {
  const length = bytes.length
  if (at + length > room.length) widen(length)
  const [into, from] = [room, at]
  for (let index = 0; index < length; index += 1) into[from + index] = bytes[index] as number
  at += length
}

/** Writes one byte. */
export function byte(code: number): void {
  if (at + 1 > room.length) widen(1)
  room[at++] = code
}

/** Writes a string as JSON. Most are short and need no escape, which a look at each character finds out soonest. */
export function quoted(text: string): void {
  if (!wrotePlain(text)) json(JSON.stringify(text))
}

function wrotePlain(text: string): boolean {
  const length = text.length
  if (length > 64) return false
  if (at + length + 2 > room.length) widen(length + 2)
  const [into, from] = [room, at + 1]
  for (let index = 0; index < length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x20 || code === 0x22 || code === 0x5c || code > 0x7e) return false
    into[from + index] = code
  }
  into[at] = 0x22
  into[from + length] = 0x22
  at += length + 2
  return true
}

/** Writes a finite number as JSON. */
export function number(value: number): void {
  json(`${value}`)
}

/** Writes what is JSON already. */
export function json(text: string): void {
  const most = text.length * 3 // of UTF-8
  if (at + most > room.length) widen(most)
  at += room.write(text, at)
}

/** Ends the answer and hands it over. */
export function taken(): AnswerBytes {
  byte(0x7d)
  const body = Buffer.from(room.subarray(0, at))
  if (room.length > 16 * usualRoom) room = Buffer.allocUnsafeSlow(usualRoom) // what one large answer took is given back
  return { body, data: body.subarray(opening.length, -1) }
}

/** The same of data that is written as JSON already. */
export function bytesOf(data: string): AnswerBytes {
  begin()
  json(data)
  return taken()
}

function widen(by: number): void {
  const least = at + by
  if (least > mostRoom) throw new RangeError('The answer is too long.')
  const wider = Buffer.allocUnsafeSlow(Math.min(mostRoom, Math.max(least, room.length * 2)))
  room.copy(wider, 0, 0, at)
  room = wider
}
