import type { FormattedExecutionResult } from 'graphql'
import type { AnswerBytes } from '../shape/answer-bytes.ts'

const bytesOfData = new WeakMap<object, AnswerBytes>()

/** Data that is written already: whoever looks into it sees nothing, `writtenAnswer` puts it into the answer as it stands. */
export function writtenData(bytes: AnswerBytes): Record<string, unknown> {
  const data = Object.freeze({ toJSON: () => JSON.parse(bytes.data.toString()) })
  bytesOfData.set(data, bytes)
  return data
}

// Apollo Server and Fastify hand a text from the one to the other, and what is large is bytes already. So a ticket goes
// through them, that no JSON can be, and the bytes wait here until `redeemed` asks for them in the same request.
const waiting = new Map<string, Buffer>()
let tickets = 0

/** A whole answer as JSON, or a ticket for it where its data is written already: `sendWritten` redeems it. */
export function writtenAnswer(answer: FormattedExecutionResult): string {
  const { data, ...others } = answer
  const bytes = typeof data === 'object' && data !== null ? bytesOfData.get(data) : undefined
  if (bytes === undefined) return JSON.stringify(answer)
  const rest = JSON.stringify(others)
  return ticketFor(rest === '{}' ? bytes.body : joined(bytes.body, rest))
}

/** The bytes that a ticket stands for, once; a text that is none stays as it is. */
export function redeemed(text: string): string | Buffer {
  const body = waiting.get(text)
  if (body === undefined) return text
  waiting.delete(text)
  return body
}

function ticketFor(body: Buffer): string {
  tickets += 1
  const ticket = `\u0000${tickets}`
  waiting.set(ticket, body)
  return ticket
}

/** `{"data":…}` and `{"errors":…}` as one object. */
function joined(body: Buffer, rest: string): Buffer {
  const tail = Buffer.from(rest)
  tail[0] = 0x2c
  return Buffer.concat([body.subarray(0, -1), tail])
}
