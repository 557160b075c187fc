import { decorate } from './decorate.ts'
import { blankField, drawField, type FieldDrawing, wrapped } from './draw-fields.ts'
import {
  drawAbstract,
  drawMedia,
  entityFrame,
  entityNames,
  type Frame,
  type Media,
  outputsOf,
  valueFrame,
} from './draw-frames.ts'
import { blankType, drawEntityFields, drawFaceFields, drawValue, memberFields } from './draw-types.ts'
import { leafTypes, type RandomGraph, type RandomType } from './graph-model.ts'
import { knownTypes } from './graph-parts.ts'
import { randomSource } from './random-source.ts'

/** Draws a graph: its types, who owns which field, and every directive that federation has for it. */
export function drawGraph(seed: number): RandomGraph {
  const random = randomSource(seed)
  const subgraphs = 2 + random.below(4)
  const media = random.chance(35) ? drawMedia(subgraphs, random) : undefined
  const names = entityNames(random)
  const entities = names.map((name) => entityFrame(name, { subgraphs, random, media }))
  const plain = entities.filter((one) => one.keys.every((keys) => keys !== undefined)).map(({ name }) => name)
  const valueNames = Array.from({ length: random.below(3) }, (_, index) => `V${index}`)
  const face = random.chance(60)
    ? drawAbstract('Face', 'interface', [...entities, ...valueNames.map(valueFrame)], at())
    : undefined
  const either = random.chance(50)
    ? drawAbstract('Either', 'union', [...entities, ...valueNames.map(valueFrame)], at())
    : undefined
  const frames = [...entities, ...valueNames.map(valueFrame), ...[face, either, media?.type].filter(isThere)]
  const drawing: FieldDrawing = { random, subgraphs, outputsIn: (index) => outputsOf(frames, index) }

  const faceFields = drawFaceFields(random)
  const full = frames.map((type) => filled(type, { drawing, plain, faceFields, face, media }))
  const base = face !== undefined && random.chance(40) ? baseOf(full.find(({ name }) => name === 'Face')) : undefined
  const types = base === undefined ? full : [base, ...full.map(withBase)]
  const mutation = random.chance(50) ? rootType('Mutation', 'm', drawing) : undefined
  const graph = decorate({ seed, subgraphs, types, query: rootType('Query', 'q', drawing), mutation }, random)
  return withoutIdleMembers(graph)

  function at(): Frame {
    return { subgraphs, random, media }
  }
}

/** A subgraph that leads nowhere to an abstract type knows none of its members. */
function withoutIdleMembers(graph: RandomGraph): RandomGraph {
  const known = Array.from({ length: graph.subgraphs }, (_, index) => knownTypes(graph, index).map(({ name }) => name))
  const types = graph.types.map((type) => ({
    ...type,
    keys: type.keys.map((keys, index) => (known[index]?.includes(type.name) === true ? keys : undefined)),
    members: type.members.map((members, index) => (known[index]?.includes(type.name) === true ? members : undefined)),
  }))
  return { ...graph, types: types.filter((type) => known.some((names) => names.includes(type.name))) }
}

interface Filling {
  readonly drawing: FieldDrawing
  readonly plain: readonly string[]
  readonly faceFields: ReturnType<typeof drawFaceFields>
  readonly face: RandomType | undefined
  readonly media: Media | undefined
}

/** A type with its fields. */
function filled(type: RandomType, { drawing, plain, faceFields, face, media }: Filling): RandomType {
  const { random, subgraphs } = drawing
  const isMember = face?.members.some((names) => names?.includes(type.name)) === true
  const known = Array.from({ length: subgraphs }, (_, index) => index).filter(
    (index) => type.kind !== 'entity' || type.keys[index] !== undefined,
  )
  const ofFace = isMember ? memberFields(faceFields, type, known, random) : []
  const faces = isMember ? [...type.implements, 'Face'] : type.implements
  if (type.kind === 'value') {
    const value = drawValue(type.name, drawing, plain)
    return { ...value, fields: [...value.fields, ...ofFace], implements: faces }
  }
  if (type.kind === 'entity') {
    const ofMedia = type.implements.includes('Media') && media !== undefined ? [titleIn(media)] : []
    return { ...type, fields: [...drawEntityFields(known, drawing), ...ofMedia, ...ofFace], implements: faces }
  }
  if (type.name === 'Face') {
    return { ...type, fields: faceFields.map(({ name, type: of }) => blankField(name, of, known)) }
  }
  if (type.name === 'Media' && media !== undefined) {
    const added = Array.from({ length: 1 + random.below(2) }, (_, index) => ({
      ...drawField(`r${index}`, type.objectIn, drawing),
      home: 'Media',
    }))
    return { ...type, fields: [titleIn(media), ...added] }
  }
  return type
}

function titleIn({ home }: Media) {
  return blankField('title', 'String', [home])
}

/** An interface that the plain interface implements itself. */
function baseOf(face: RandomType | undefined): RandomType | undefined {
  return face === undefined ? undefined : { ...face, name: 'Base', fields: face.fields.slice(0, 1) }
}

function withBase(type: RandomType): RandomType {
  const isBelow = type.name === 'Face' || type.implements.includes('Face')
  return isBelow ? { ...type, implements: [...type.implements, 'Base'] } : type
}

function rootType(name: string, prefix: string, at: FieldDrawing): RandomType {
  const { random, subgraphs } = at
  const everywhere = Array.from({ length: subgraphs }, (_, index) => index)
  const isMutation = name === 'Mutation'
  const fields = Array.from({ length: 3 + random.below(4) }, (_, index) => {
    const field = drawField(`${prefix}${index}`, everywhere, at, { object: 85, shared: isMutation ? 0 : 15 })
    return isMutation && random.chance(20) ? { ...field, type: wrapped(random.pick(leafTypes), random) } : field
  })
  return { ...blankType(name, 'root'), fields }
}

function isThere<T>(value: T | undefined): value is T {
  return value !== undefined
}
