import type { QueryPlan } from '@apollo/query-planner'
import { parse } from 'graphql'
import { compose } from '../compose/compose.ts'
import { plannerNames } from './planner-names.ts'
import { operationPlanner } from './query-planner.ts'

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires", "@provides"])'

function supergraphOf(...sdls: readonly string[]): string {
  const composed = compose(sdls.map((sdl, index) => ({ name: `s${index}`, url: '', sdl: `${link} ${sdl}` })))
  if (composed.kind === 'refused') throw new Error(composed.reasons.join())
  return composed.supergraph
}

/** The subgraphs that a plan asks, with what, in its order. */
function asked(plan: QueryPlan): readonly string[] {
  const texts: string[] = []
  JSON.stringify(plan, (_, value) => {
    if (value?.kind === 'Fetch') texts.push(`${value.serviceName} ${value.operation}`)
    return value
  })
  return texts.map((one) =>
    one.replace('query($representations:[_Any!]!){_entities(representations:$representations)', ''),
  )
}

function planned(supergraph: string, query: string): readonly string[] {
  return asked(operationPlanner(supergraph).plan(parse(query), undefined))
}

const withArguments = supergraphOf(
  'type Query { e: E } type E @key(fields: "id") { id: ID! price(in: Int): Int }',
  `type E @key(fields: "id") { id: ID! price(in: Int): Int @external
     a: Int @requires(fields: "price(in: 1)") b: Int @requires(fields: "price(in: 2)") c: Int @requires(fields: "price(in: 2)") d: Int }`,
)

describe('the plan of a requirement with arguments', () => {
  it('asks for it under a name of its own', () => {
    expect(planned(withArguments, '{ e { price(in: 3) a } }')).toEqual([
      's0 {e{__typename id price(in:3)required_0_price:price(in:1)}}',
      's1 {...on E{a}}}',
    ])
  })

  it('asks apart for what needs other arguments, and together for the rest', () => {
    expect(planned(withArguments, '{ e { a b c d } }')).toEqual([
      's0 {e{__typename id required_1_price:price(in:2)required_0_price:price(in:1)}}',
      's1 {...on E{a d}}}',
      's1 {...on E{b c}}}',
    ])
  })

  it('asks apart for what a condition leaves out', () => {
    expect(planned(withArguments, 'query($x: Boolean!) { e { a @skip(if: $x) d } }')).toEqual([
      's0 query($x:Boolean!){e{__typename id ...on E@skip(if:$x){required_0_price:price(in:1)}}}',
      's1 query($representations:[_Any!]!$x:Boolean!){_entities(representations:$representations){...on E{a@skip(if:$x)}}}',
      's1 {...on E{d}}}',
    ])
  })
})

describe('the plan of a chain of requirements', () => {
  const chain = supergraphOf(
    'type Query { e: E } type E @key(fields: "id") { id: ID! b: Int @requires(fields: "c") c: Int @external }',
    'type E @key(fields: "id") { id: ID! c: Int b: Int @external a: Int @requires(fields: "b") }',
  )

  it('asks each link for what it needs before it is asked', () => {
    const steps = planned(chain, '{ e { a } }').map((one) =>
      one.replace(/required_\d_/g, '').replace(/(\w):\1\b/g, '$1'),
    )
    expect(steps).toEqual(['s0 {e{__typename id}}', 's1 {...on E{c}}}', 's0 {...on E{b}}}', 's1 {...on E{a}}}'])
  })
})

describe('the names that a planner uses itself', () => {
  it('are those of keys and requirements, as deep as they go', () => {
    const supergraph = `type E @join__type(graph: A, key: "place { land nr }") {
      place: P! name: String x: Int @join__field(graph: A, requires: "v(in: 1) { w }", provides: "name")
    }`
    expect([...plannerNames(supergraph)].sort()).toEqual(['__typename', 'land', 'nr', 'place', 'v', 'w'])
  })
})
