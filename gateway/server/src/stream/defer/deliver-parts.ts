import type { GraphQLFormattedError } from 'graphql'
import { isObject } from '../../compile/own-property.ts'
import type { AnswerPart, DeferredPart } from './answer-parts.ts'
import type { Arrivals } from './arrivals.ts'
import { follow, type Place } from './places.ts'
import { type ShapingOptions, shapePart } from './shape-part.ts'

/** One object's share of a part that follows. */
export interface Increment {
  readonly data: Record<string, unknown> | null
  readonly path: readonly (string | number)[]
  /** The label that the client gave the part. */
  readonly label?: string
  readonly errors?: readonly GraphQLFormattedError[]
}

export interface DeliverOptions {
  readonly shaping: ShapingOptions
  readonly arrivals: Arrivals<readonly Increment[]>
  /** The errors of a part's fetches, once its data is there; rejects where the part failed. */
  readonly errorsOf: (label: string) => Promise<readonly GraphQLFormattedError[]>
  readonly masked: (error: unknown) => GraphQLFormattedError
}

/** Delivers all that is deferred from a part, and what is deferred from that, for the objects that the client has. */
export function deliverParts(part: AnswerPart, places: readonly Place[], options: DeliverOptions): void {
  for (const one of part.deferred) {
    options.arrivals.expect()
    const at = () => places.flatMap((place) => follow(place, part.type, one.steps, followOptions(options)))
    void deliver(one, at, options)
  }
}

async function deliver(part: DeferredPart, places: () => readonly Place[], options: DeliverOptions): Promise<void> {
  let increments: readonly Increment[]
  try {
    const errors = await options.errorsOf(part.label)
    const shares = places().map((place) => shareOf(part, place, errors, options))
    increments = withOthers(
      shares.map(({ increment }) => increment),
      errors,
    )
    const shown = shares.flatMap((share) => share.shown)
    deliverParts(part, shown, options)
  } catch (error) {
    const failure = options.masked(error)
    increments = places().map(({ path }) => ({ ...labelled(part, options), data: null, path, errors: [failure] }))
  }
  options.arrivals.arrive(increments)
}

interface Share {
  readonly increment: Increment
  readonly shown: readonly Place[]
}

function shareOf(
  part: DeferredPart,
  place: Place,
  known: readonly GraphQLFormattedError[],
  options: DeliverOptions,
): Share {
  const shaped = shapePart(part, place, known, options.shaping)
  const data = isObject(shaped.data) ? shaped.data : null
  const errors = [...known.filter(({ path }) => path !== undefined && isWithin(path, place.path)), ...shaped.errors]
  return {
    increment: { ...labelled(part, options), data, path: place.path, ...(errors.length === 0 ? {} : { errors }) },
    shown: data === null ? [] : [{ ...place, shown: data }],
  }
}

function isWithin(path: readonly (string | number)[], place: readonly (string | number)[]): boolean {
  return path.length >= place.length && place.every((step, index) => step === path[index])
}

/** Errors that belong to none of the objects are told with the first. */
function withOthers(
  [first, ...others]: readonly Increment[],
  errors: readonly GraphQLFormattedError[],
): readonly Increment[] {
  if (first === undefined) return []
  const all = [first, ...others]
  const rest = errors.filter(({ path }) => path === undefined || !all.some((one) => isWithin(path, one.path)))
  return rest.length === 0 ? all : [{ ...first, errors: [...rest, ...(first.errors ?? [])] }, ...others]
}

function labelled({ label }: DeferredPart, { shaping }: DeliverOptions): { readonly label?: string } {
  const given = shaping.deferred.labels.get(label)
  return given === undefined ? {} : { label: given }
}

function followOptions({ shaping: { schema, deferred } }: DeliverOptions) {
  return { schema, booleans: deferred.booleans, keys: deferred.keys }
}
