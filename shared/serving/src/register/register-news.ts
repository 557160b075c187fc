import { linkSchema, signedHeadSchema } from '@simpul/trust'
import { z } from 'zod'

/** What a source sends: the entries after the last one its listener holds, in order, and then the head that vouches for them. */
export const registerNewsSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entry'), entry: linkSchema }).readonly(),
  z.strictObject({ kind: z.literal('head'), head: signedHeadSchema }).readonly(),
  /** What was too long to be read at all. */
  z.strictObject({ kind: z.literal('oversized') }).readonly(),
])

/** One piece of news of the register, read and not yet believed. */
export type RegisterNews = z.infer<typeof registerNewsSchema>

/** Somebody who serves the register: the forum that keeps it, or any agency that relays it. */
export interface RegisterSource {
  readonly name: string
  /** News after an entry's number, until the source has no more to say or the signal comes. Nothing of it is trusted. */
  follow(after: number, signal: AbortSignal): AsyncIterable<unknown>
}

const megabyte = 1024 * 1024

/** What an entry may weigh as JSON text: less than what a body or an event may, which have a few words around it. */
export const entryCharacters = 2 * megabyte - 1024

/** What a replica takes from one connection: at most this before a head vouches for it, and this at once. */
export interface NewsLimits {
  readonly entries: number
  readonly characters: number
  readonly eventCharacters: number
}

/** More than a register of many years holds. */
export const newsLimits: NewsLimits = {
  entries: 200_000,
  characters: 256 * megabyte,
  eventCharacters: 2 * megabyte,
}
