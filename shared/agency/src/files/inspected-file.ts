import { createHash } from 'node:crypto'
import { HubError } from '@simpul/serving'
import { type MediaType, mediaTypeOf, mediaTypes, tellingBytes } from './media-type.ts'
import type { Bytes } from './object-store.ts'

/** What is known of a file that came whole. */
export interface FileFacts {
  readonly mediaType: MediaType
  readonly size: number
  readonly sha256: string
}

/** A file that is looked at while it passes. */
export interface InspectedFile {
  /** The file's bytes; throws as soon as it is too large, or is not what it may be. */
  readonly bytes: AsyncGenerator<Buffer>
  /** What was found, once all bytes have passed. */
  facts(): FileFacts
}

export interface Expected {
  /** What the sender calls it; nothing, or `application/octet-stream`, says nothing. */
  readonly declared: string | undefined
  readonly mostBytes: number
}

/** Counts, hashes and judges a file on its way to the store, so that none of it is read twice. */
export function inspectedFile(incoming: Bytes, { declared, mostBytes }: Expected): InspectedFile {
  const hash = createHash('sha256')
  let size = 0
  let mediaType: MediaType | undefined
  async function* pass(): AsyncGenerator<Buffer> {
    for await (const part of withTellingStart(incoming)) {
      mediaType ??= judged(part, declared)
      size += part.length
      if (size > mostBytes) throw tooLarge(mostBytes)
      hash.update(part)
      yield part
    }
  }
  return {
    bytes: pass(),
    facts() {
      if (mediaType === undefined) throw notTaken()
      return { mediaType, size, sha256: hash.digest('hex') }
    },
  }
}

/** The same bytes, the first part long enough to tell what they are. */
async function* withTellingStart(incoming: Bytes): AsyncGenerator<Buffer> {
  let first: Buffer | undefined = Buffer.alloc(0)
  for await (const part of incoming) {
    if (first === undefined) yield part
    else {
      first = Buffer.concat([first, part])
      if (first.length < tellingBytes) continue
      yield first
      first = undefined
    }
  }
  if (first !== undefined && first.length > 0) yield first
}

function judged(first: Buffer, declared: string | undefined): MediaType {
  const found = mediaTypeOf(first)
  if (found === undefined) throw notTaken()
  const said = (declared ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (['', 'application/octet-stream', found].includes(said)) return found
  throw new HubError(
    'UNSUPPORTED_MEDIA',
    `The file is sent as ${/^[\w.+/-]{1,60}$/.test(said) ? said : 'something else'}, and its first bytes are those of ${found}. It was not kept. · Berkas dikirim sebagai jenis lain daripada isinya (${found}). Berkas tidak disimpan.`,
  )
}

function notTaken(): HubError {
  const taken = Object.keys(mediaTypes).join(', ')
  return new HubError(
    'UNSUPPORTED_MEDIA',
    `A file must be one of ${taken}, by its first bytes. It was not kept. · Berkas harus salah satu dari ${taken}. Berkas tidak disimpan.`,
  )
}

/** A file over the limit, in both languages. */
export function tooLarge(mostBytes: number): HubError {
  return new HubError(
    'TOO_LARGE',
    `A file may have ${mostBytes} bytes. It was not kept. · Berkas paling besar ${mostBytes} byte. Berkas tidak disimpan.`,
  )
}
