import { caseGraph } from './case-graph.ts'

/** A resolver's object as it was sent: what a subgraph is told of it. */
type Told = Readonly<Record<string, unknown>>

const same = (reference: Told) => reference
const e1 = { id: '1' }

/** A subgraph with the root, one with a field that takes an argument, one whose fields require it. */
const priced = caseGraph({
  root: { sdl: 'type Query { e: E } type E @key(fields: "id") { id: ID! }', resolvers: { Query: { e: () => e1 } } },
  prices: {
    sdl: 'type E @key(fields: "id") { id: ID! price(in: Int): Int name: String part(in: Int): Part } type Part { size(in: Int): Int }',
    resolvers: {
      E: {
        __resolveReference: same,
        price: (_: Told, { in: unit }: Told) => Number(unit ?? 0) * 10,
        name: () => 'Meja',
        part: (_: Told, { in: unit }: Told) => ({ unit }),
      },
      Part: { size: ({ unit }: Told, args: Told) => Number(unit) * 100 + Number(args.in) },
    },
  },
  tax: {
    sdl: `type E @key(fields: "id") {
        id: ID!
        price(in: Int): Int @external
        name: String @external
        part(in: Int): Part @external
        inRupiah: String @requires(fields: "price(in: 1)")
        inDollars: String @requires(fields: "price(in: 2)")
        asSaid: String @requires(fields: "price")
        label: String @requires(fields: "name")
        sized: String @requires(fields: "part(in: 1) { size(in: 2) }")
        plain: String
      }
      type Part { size(in: Int): Int @external }`,
    resolvers: {
      E: {
        __resolveReference: same,
        inRupiah: ({ price }: Told) => `Rp ${price}`,
        inDollars: ({ price }: Told) => `$ ${price}`,
        asSaid: ({ price }: Told) => `${price}`,
        label: ({ name }: Told) => `label ${name}`,
        sized: ({ part }: { readonly part: Told }) => `size ${part.size}`,
        plain: () => 'plain',
      },
    },
  },
})

describe('a requirement with arguments', () => {
  it('is not answered by what the client asks of the same field', async () => {
    const { data, errors } = await priced('{ e { price(in: 7) inRupiah part(in: 5) { size(in: 6) } sized } }')
    expect(data).toEqual({ e: { price: 70, inRupiah: 'Rp 10', part: { size: 506 }, sized: 'size 102' } })
    expect(errors).toEqual([])
  })

  it('is asked for apart from the same requirement with other arguments, in one request', async () => {
    const { data, asked } = await priced('{ e { inRupiah inDollars asSaid label } }')
    expect(data).toEqual({ e: { inRupiah: 'Rp 10', inDollars: '$ 20', asSaid: '0', label: 'label Meja' } })
    expect(asked).toEqual(['root', 'prices', 'tax'])
  })

  it('of a field that a condition leaves out does not hold up what stands beside it', async () => {
    const query = 'query($no: Boolean!) { e { inRupiah @skip(if: $no) label plain } }'
    expect((await priced(query, { no: true })).data).toEqual({ e: { label: 'label Meja', plain: 'plain' } })
    expect((await priced(query, { no: false })).data).toEqual({
      e: { inRupiah: 'Rp 10', label: 'label Meja', plain: 'plain' },
    })
  })
})

describe('an alias', () => {
  it.each([
    ['a key', '{ e { id: name plain } }', { id: 'Meja', plain: 'plain' }],
    ['a requirement', '{ e { name: id label } }', { name: '1', label: 'label Meja' }],
    [
      'of what a field requires, with arguments',
      '{ e { price: name inRupiah } }',
      { price: 'Meja', inRupiah: 'Rp 10' },
    ],
    ['the type’s name', '{ e { __typename: name plain } }', { __typename: 'Meja', plain: 'plain' }],
    ['a field, being the type’s name', '{ e { plain: __typename label } }', { plain: 'E', label: 'label Meja' }],
  ])('may be called as %s', async (_, query, e) => {
    expect(await priced(query)).toMatchObject({ data: { e }, errors: [] })
  })

  it('is what an error names, not what the plan calls it', async () => {
    const ask = caseGraph({
      a: {
        sdl: 'type Query { e: E } type E @key(fields: "id") { id: ID! bad: String }',
        resolvers: { Query: { e: () => e1 }, E: { bad: () => Promise.reject(new Error('It failed.')) } },
      },
    })
    expect((await ask('{ e { id: bad } }')).errors).toMatchObject([{ path: ['e', 'id'] }])
  })
})

describe('a chain of requirements', () => {
  const chain = caseGraph({
    a: {
      sdl: `type Query { e: E }
        type E @key(fields: "id") { id: ID! c: Int @external b: Int @requires(fields: "c") next: E }`,
      resolvers: {
        Query: { e: () => e1 },
        E: { __resolveReference: same, b: ({ c }: Told) => Number(c) + 1, next: () => ({ id: '2' }) },
      },
    },
    b: {
      sdl: 'type E @key(fields: "id") { id: ID! b: Int @external a: Int @requires(fields: "b") }',
      resolvers: { E: { __resolveReference: same, a: ({ b }: Told) => Number(b) * 2 } },
    },
    c: {
      sdl: 'type E @key(fields: "id") { id: ID! c: Int }',
      resolvers: { E: { __resolveReference: same, c: ({ id }: Told) => Number(id) * 10 } },
    },
  })

  it('goes back to the subgraph that it came from only with what that requires', async () => {
    const { data, asked } = await chain('{ e { a } }')
    expect(data).toEqual({ e: { a: 22 } })
    expect(asked).toEqual(['a', 'c', 'a', 'b'])
  })

  it('goes on at objects behind it, and answers its middle to the client as well', async () => {
    const { data } = await chain('{ e { b next { a b next { c } } } }')
    expect(data).toEqual({ e: { b: 11, next: { a: 42, b: 21, next: { c: 20 } } } })
  })
})

describe('a mutation', () => {
  const counting = () => {
    let count = 0
    const write = () => {
      count += 1
      return { id: `${count}` }
    }
    return caseGraph({
      a: {
        sdl: 'type Query { x: Int } type Mutation { one: E two: E } type E @key(fields: "id") { id: ID! }',
        resolvers: { Mutation: { one: write, two: write } },
      },
      b: {
        sdl: 'type Mutation { three: E } type E @key(fields: "id") { id: ID! seen: Int }',
        resolvers: { Mutation: { three: write }, E: { __resolveReference: same, seen: () => count } },
      },
    })
  }

  it('is answered wholly before the next begins, also where one subgraph has both', async () => {
    const { data, asked } = await counting()('mutation { one { id seen } two { id seen } three { id seen } }')
    expect(data).toEqual({ one: { id: '1', seen: 1 }, two: { id: '2', seen: 2 }, three: { id: '3', seen: 3 } })
    expect(asked).toEqual(['a', 'b', 'a', 'b', 'b'])
  })

  it('is done once where it is asked for in two places', async () => {
    const { data, asked } = await counting()(
      'mutation($no: Boolean!) { one @skip(if: $no) { id } three { id } ... { one { seen } } }',
      { no: false },
    )
    expect(data).toEqual({ one: { id: '1', seen: 1 }, three: { id: '2' } })
    expect(asked).toEqual(['a', 'b', 'b'])
  })

  it('keeps its place behind a fragment', async () => {
    const { data } = await counting()(
      'mutation($yes: Boolean!) { ... @include(if: $yes) { one { id } } three { id } ...F } fragment F on Mutation { two { id seen } }',
      { yes: true },
    )
    expect(data).toEqual({ one: { id: '1' }, three: { id: '2' }, two: { id: '3', seen: 3 } })
  })
})

describe('an object', () => {
  it('is there where conditions leave out all that is asked of it', async () => {
    const query = 'query($no: Boolean!) { e { plain @skip(if: $no) ...F } } fragment F on E { id @skip(if: $no) }'
    expect((await priced(query, { no: true })).data).toEqual({ e: {} })
  })

  it('has a required null under a name that every object answers to', async () => {
    const ask = caseGraph({
      a: { sdl: 'type Query { e: E } type E @key(fields: "id") { id: ID! }', resolvers: { Query: { e: () => e1 } } },
      b: {
        sdl: 'type E @key(fields: "id") { id: ID! toString: E valueOf: Int }',
        resolvers: { E: { __resolveReference: same, toString: () => null, valueOf: () => 4 } },
      },
      c: {
        sdl: `type E @key(fields: "id") { id: ID! toString: E @external valueOf: Int @external
          constructor: String @requires(fields: "toString { id } valueOf") }`,
        resolvers: {
          E: {
            __resolveReference: same,
            constructor: (told: Told) => `${Object.hasOwn(told, 'toString')} ${told.valueOf}`,
          },
        },
      },
    })
    expect(await ask('{ e { constructor } }')).toMatchObject({ data: { e: { constructor: 'true 4' } }, errors: [] })
  })
})

describe('an interface that a subgraph has as one object', () => {
  const media = caseGraph({
    a: {
      sdl: `interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
        type Film implements Media @key(fields: "id") { id: ID! title: String }
        type Query { all: [Media] }`,
      resolvers: {
        Query: { all: () => [typed('b1'), typed('f1')] },
        Media: { __resolveReference: ({ id }: { readonly id: string }) => typed(id) },
        Book: { title: () => 'Buku', pages: () => 7 },
        Film: { title: () => 'Film' },
      },
    },
    b: {
      sdl: `type Media @interfaceObject @key(fields: "id") { id: ID! title: String @external
          stars(of: Int): Int label: String @requires(fields: "title") }
        type Query { best: Media }`,
      resolvers: {
        Query: { best: () => ({ id: 'b1' }) },
        Media: {
          __resolveReference: same,
          stars: (_: Told, { of }: Told) => of ?? 0,
          label: ({ title }: Told) => `* ${title}`,
        },
      },
    },
  })

  function typed(id: string): Told {
    return { id, __typename: id.startsWith('b') ? 'Book' : 'Film' }
  }

  it('needs no type where all types are asked for the same', async () => {
    expect(await media('{ best { id stars } }')).toMatchObject({ data: { best: { id: 'b1', stars: 0 } }, asked: ['b'] })
  })

  it('does not take the name of a type away', async () => {
    const { data } = await media('{ all { ... on Book { __typename stars } } best { __typename label } }')
    expect(data).toEqual({ all: [{ __typename: 'Book', stars: 0 }, {}], best: { __typename: 'Book', label: '* Buku' } })
  })

  it('answers one key with the arguments of each type', async () => {
    const { data } = await media('{ all { ... on Book { stars(of: 1) } ... on Film { stars(of: 2) } } }')
    expect(data).toEqual({ all: [{ stars: 1 }, { stars: 2 }] })
  })

  it('is asked for what fragments around another type leave of it', async () => {
    const query = `query($yes: Boolean!) { all { ... on Film { ...M @include(if: $yes) } } }
      fragment M on Media { title ... on Media { ... on Book { pages } } }`
    expect((await media(query, { yes: true })).data).toEqual({ all: [{}, { title: 'Film' }] })
  })

  it('is not asked about an object of which only the required part is known', async () => {
    const { data, errors } = await media('{ best { ... on Film { label } } }')
    expect({ data, errors }).toEqual({ data: { best: {} }, errors: [] })
  })
})

describe('a variable', () => {
  it('reaches what a fragment within a fragment asks with it', async () => {
    const { data } = await priced(
      'query($in: Int, $yes: Boolean!) { e { ...A } } fragment A on E { ...B @include(if: $yes) } fragment B on E { price(in: $in) }',
      { in: 3, yes: true },
    )
    expect(data).toEqual({ e: { price: 30 } })
  })

  it('cannot have the name under which subgraphs are told what they are asked about', async () => {
    await expect(priced('query($representations: Int) { e { price(in: $representations) } }')).rejects.toThrow(
      'A variable cannot be called $representations: the hub uses that name itself.',
    )
  })
})

describe('Object.prototype', () => {
  const named = caseGraph({
    a: {
      sdl: 'type Query { constructor: hasOwnProperty } type hasOwnProperty @key(fields: "id") { id: ID! toString: Int }',
      resolvers: { Query: { constructor: () => e1 }, hasOwnProperty: { __resolveReference: same, toString: () => 1 } },
    },
    b: {
      sdl: 'type hasOwnProperty @key(fields: "id") { id: ID! isPrototypeOf(valueOf: Int): Int }',
      resolvers: { hasOwnProperty: { __resolveReference: same, isPrototypeOf: (_: Told, args: Told) => args.valueOf } },
    },
  })
  const before = Object.getOwnPropertyDescriptors(Object.prototype)

  afterEach(() => {
    expect(Object.getOwnPropertyDescriptors(Object.prototype)).toEqual(before)
    expect(Object.keys(before).sort()).toEqual(Object.getOwnPropertyNames(Object.prototype).sort())
  })

  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
  ])('is left alone by the response key %s', async (key) => {
    const query = `query($valueOf: Int) { ${key}: constructor { ${key}: isPrototypeOf(valueOf: $valueOf) __proto__: toString toString } }`
    const fits = key !== '__proto__' && key !== 'toString'
    const { data } = await named(fits ? query : query.replace(`__proto__: toString toString`, ''), { valueOf: 9 })
    const inside = fits ? `{"${key}":9,"__proto__":1,"toString":1}` : `{"${key}":9}`
    expect(JSON.stringify(data)).toBe(`{"${key}":${inside}}`)
  })
})
